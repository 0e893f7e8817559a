import { randomUUID } from "node:crypto";
import { mkdtemp, readdir, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { findByPassword } from "@/features/identity/reads/find-by-password";
import { isFirstRun } from "@/features/identity/reads/first-run";
import { getOnlineKey } from "@/features/identity/reads/online-key";
import { getOrganization, listOrganizations } from "@/features/identity/reads/organizations";
import { FirstOrganization, NewOrganization } from "@/features/identity/schema";
import { mintScope, mintSystemScope } from "@/kernel/scope";
import { closeDb, db } from "@/platform/db";
import { migrate } from "@/platform/migrate";
import { createFirstOrganization } from "./create-first-organization";
import { createOrganization } from "./create-organization";

const freshScope = () => mintSystemScope(randomUUID(), "setup", "test");
const first = FirstOrganization.parse({ organization: "Fjörd Coffee", email: " Ada@Example.TEST ", password: "correct horse battery" });
let data = "";

/** The first organization can only be made once, so this file works in a database of its own. */
beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), "nearshelf-identity-"));
  process.env.NEARSHELF_DATA = data;
  const name = `identity_${randomUUID().replaceAll("-", "")}`;
  await db().$executeRawUnsafe(`CREATE DATABASE ${name}`);
  await closeDb();
  process.env.DATABASE_URL = inject("databaseUrl").replace(/\/[^/]+$/, `/${name}`);
  await migrate(process.env.DATABASE_URL, "prisma");
});

afterAll(() => rm(data, { recursive: true, force: true }));

const rootKeys = (): Promise<string[]> => readdir(join(data, "root-keys")).catch(() => []);

describe("setting up", () => {
  test("a demo comes before anybody has an account, with a first person of its own when told one", async () => {
    const { organizationId } = await createOrganization(freshScope(), NewOrganization.parse({ name: "Demo", isDemo: true }));
    expect(await db().member.count({ where: { organizationId } })).toBe(0);
    expect(await isFirstRun()).toBe(true);
  });

  test("of two first organizations at once exactly one comes to be, and its root key is kept outside the database", async () => {
    const before = await rootKeys();
    const outcomes = await Promise.allSettled([
      createFirstOrganization(freshScope(), first),
      createFirstOrganization(freshScope(), { ...first, email: "bea@example.test" }),
    ]);
    const made = outcomes.filter((outcome) => outcome.status === "fulfilled");
    expect(made).toHaveLength(1);
    expect(outcomes.find((outcome) => outcome.status === "rejected")?.reason).toMatchObject({ code: "conflict" });
    const organizationId = made[0]?.value.organizationId ?? "";
    const [kept, ...more] = (await rootKeys()).filter((name) => !before.includes(name));
    expect([kept, more]).toEqual([`${organizationId}.json`, []]);
    const path = join(data, "root-keys", `${organizationId}.json`);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    const root = JSON.parse(await readFile(path, "utf8"));
    const keySet = await db().keySet.findFirstOrThrow({ where: { organizationId } });
    expect(root.kid).toBe(keySet.rootFingerprint);
    expect(JSON.stringify(await db().keySet.findMany())).not.toContain(root.privateJwk.d);
  });

  test("leaves an owner, a team, an online key, an audit row, and an owner of the demo too", async () => {
    const organization = await db().organization.findFirstOrThrow({ where: { isDemo: false }, include: { members: true, teams: true, auditRows: true } });
    expect(organization).toMatchObject({ name: "Fjörd Coffee", slug: "fjord-coffee", members: [{ role: "owner" }], teams: [{ name: "First team" }] });
    expect(organization.auditRows).toMatchObject([{ verb: "identity.createFirstOrganization", actor: "setup", subject: `organization:${organization.id}` }]);
    expect(JSON.stringify(organization.auditRows)).not.toContain("correct horse");
    expect((await getOnlineKey(mintSystemScope(organization.id, "test", "test"), db())).keys).toBe(1);
    const personId = organization.members[0]?.personId ?? "";
    const owner = mintScope({ organizationId: organization.id, actor: personId, requestId: "t", organizationRole: "owner", seats: [] });
    expect((await listOrganizations(owner)).map(({ isDemo }) => isDemo)).toEqual([false, true]);
  });

  test("is refused from then on, and leaves no key behind", async () => {
    const before = await rootKeys();
    await expect(createFirstOrganization(freshScope(), { ...first, email: "eve@example.test" })).rejects.toMatchObject({ code: "conflict" });
    expect(await rootKeys()).toEqual(before);
    expect(await isFirstRun()).toBe(false);
    expect(await db().person.findUnique({ where: { email: "eve@example.test" } })).toBeNull();
  });

  test("gives a later demo to every owner, and a free slug", async () => {
    const { organizationId, teamId } = await createOrganization(freshScope(), NewOrganization.parse({ name: "Demo", isDemo: true }));
    const demo = await db().organization.findUniqueOrThrow({ where: { id: organizationId }, include: { members: true, auditRows: true } });
    expect(demo).toMatchObject({ slug: "demo-2", isDemo: true, members: [{ role: "owner" }], auditRows: [{ verb: "identity.createOrganization" }] });
    expect(await db().team.findUnique({ where: { id: teamId } })).toMatchObject({ organizationId });
  });

  test("is forbidden to everybody but owners", async () => {
    const scope = mintScope({ organizationId: randomUUID(), actor: randomUUID(), requestId: "t", organizationRole: "operator", seats: [] });
    await expect(createOrganization(scope, { name: "Mine", isDemo: false })).rejects.toMatchObject({ code: "forbidden" });
  });
});

describe("knowing people", () => {
  test("finds a person by the right password, however the address is typed", async () => {
    const email = (await db().person.findFirstOrThrow()).email;
    expect(await findByPassword({ email, password: first.password })).not.toBeNull();
    expect(first.email).toBe("ada@example.test");
  });

  test("fault 107: answers a wrong password and an unknown address alike, after the same work", async () => {
    const email = (await db().person.findFirstOrThrow()).email;
    await findByPassword({ email: "nobody@example.test", password: "warm the decoy up" });
    const timed = async (credentials: { email: string; password: string }) => {
      const startedAtMs = performance.now();
      expect(await findByPassword(credentials)).toBeNull();
      return performance.now() - startedAtMs;
    };
    const times: { wrong: number; unknown: number }[] = [];
    for (let round = 0; round < 9; round += 1) {
      times.push({
        wrong: await timed({ email, password: "not this one, sorry" }),
        unknown: await timed({ email: "nobody@example.test", password: "not it" }),
      });
    }
    const median = (values: number[]) => values.sort((a, b) => a - b)[4] ?? 0;
    const wrong = median(times.map((pair) => pair.wrong));
    const unknown = median(times.map((pair) => pair.unknown));
    expect(unknown).toBeGreaterThan(wrong / 3);
    expect(unknown).toBeLessThan(wrong * 3);
  });

  test("fault 95: calls another's organization missing, like one that does not exist", async () => {
    const scope = mintScope({ organizationId: randomUUID(), actor: randomUUID(), requestId: "t", organizationRole: "owner", seats: [] });
    const { id } = await db().organization.findFirstOrThrow();
    for (const wanted of [id, randomUUID()]) {
      await expect(getOrganization(scope, wanted)).rejects.toMatchObject({ code: "missing", message: "There is no such organization." });
    }
  });

  test.each([
    ["a short password", { password: "elevenchars" }],
    ["a NUL in the name", { organization: "a\u0000b" }],
    ["a name of blanks", { organization: "   " }],
    ["no address", { email: "ada" }],
  ])("fault 112: refuses %s", (_, wrong) => {
    expect(FirstOrganization.safeParse({ ...first, ...wrong }).success).toBe(false);
  });
});
