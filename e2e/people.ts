import { randomUUID } from "node:crypto";
import { hash } from "@node-rs/argon2";
import pg from "pg";
import type { TestStack } from "./stack";

export interface Someone {
  organization: string;
  email: string;
  password: string;
}

const password = "another long pass phrase for tests";
const firstTeam = "SELECT team.id AS team, organization.id, organization.name FROM team JOIN organization ON organization.id = organization_id LIMIT 1";

async function inDatabase<T>(stack: TestStack, run: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client((await stack.file())?.databaseUrl);
  await client.connect();
  return run(client).finally(() => client.end());
}

async function addPerson(client: pg.Client, name: string): Promise<{ id: string; email: string }> {
  const [id, email] = [randomUUID(), `${name}@roast.example`];
  await client.query("INSERT INTO person (id, email, name, password_hash) VALUES ($1, $2, $3, $4)", [id, email, name, await hash(password)]);
  return { id, email };
}

/** A member of the stack's first organization with one role in its first team; people are invited on a screen that is yet to come. */
export async function addMember(stack: TestStack, name: string, role: "ad_manager" | "producer" | "analyst"): Promise<Someone> {
  return inDatabase(stack, async (client) => {
    const person = await addPerson(client, name);
    const [first] = (await client.query(firstTeam)).rows;
    await client.query("INSERT INTO member (organization_id, person_id) VALUES ($1, $2)", [first.id, person.id]);
    await client.query("INSERT INTO team_seat (team_id, person_id, role) VALUES ($1, $2, $3)", [first.team, person.id, role]);
    return { organization: first.name, email: person.email, password };
  });
}

/** The owner of another organization on the same installation. */
export async function addStranger(stack: TestStack): Promise<Someone> {
  return inDatabase(stack, async (client) => {
    const person = await addPerson(client, "stranger");
    const id = randomUUID();
    await client.query("INSERT INTO organization (id, name, slug) VALUES ($1, 'Elsewhere', 'elsewhere')", [id]);
    await client.query("INSERT INTO team (id, organization_id, name) VALUES ($1, $2, 'First team')", [randomUUID(), id]);
    await client.query("INSERT INTO member (organization_id, person_id, role) VALUES ($1, $2, 'owner')", [id, person.id]);
    return { organization: "Elsewhere", email: person.email, password };
  });
}
