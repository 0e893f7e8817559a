import { closeDb } from "@/platform/db";
import { migrate } from "@/platform/migrate";
import { Child, type ChildPlan, type Watch } from "./child";
import { type Database, openDatabase } from "./database";
import type { Lock } from "./lock";
import { plansOf, variablesOf } from "./plans";
import { type PortUse, portAdvice, takenPorts, untilListening } from "./ports";
import type { ProcessMark } from "./process-mark";
import { openSecrets } from "./secrets";
import type { Settings } from "./settings";

/** A start that cannot go on; the sentence says what was kept and what to do. */
export class CannotStart extends Error {}

const trimEveryMs = 60_000;

/** The processes of one machine, from the check of the ports to the last exit. */
export class Stack implements Watch {
  readonly children: Child[] = [];
  #opening: Promise<Database> | null = null;
  #stopping = false;
  #trimming: NodeJS.Timeout | undefined;

  constructor(
    readonly settings: Settings,
    private readonly lock: Lock,
  ) {}

  get isStopping(): boolean {
    return this.#stopping;
  }

  get data(): string {
    return this.settings.data;
  }

  say(line: string): void {
    process.stdout.write(`${line}\n`);
  }

  noteChild(name: string, mark: ProcessMark | null): Promise<void> {
    return this.lock.noteChild(name, mark);
  }

  /** Resolves when every port answers, or after a minute with the names of those that do not. */
  async start(): Promise<Record<string, string>> {
    await this.demandPorts();
    const secrets = await openSecrets(this.data, process.env);
    this.say(this.settings.databasePort === null ? "Connecting to the database of DATABASE_URL …" : "Starting PostgreSQL …");
    this.#opening = openDatabase(this.data, this.settings.databasePort, process.env.DATABASE_URL, this);
    const database = await this.#opening;
    const applied = await migrate(database.url, "prisma");
    if (applied.length > 0) this.say(`Brought the database up to date: ${applied.join(", ")}.`);
    await this.lock.note({ databaseUrl: database.url });
    const variables = variablesOf(this.settings, secrets, database.url);
    // Verbs that the stack itself calls read their variables from here, like those of any other process.
    Object.assign(process.env, variables);
    this.say("Starting gateway, builder, origin and web …");
    for (const plan of plansOf(this.settings, variables)) this.add(plan);
    this.#trimming = setInterval(() => this.trimLogs(), trimEveryMs);
    await this.untilUp();
    return variables;
  }

  /** For whoever waits for this product from outside: what it was asked to set up is there. */
  noteReady(): Promise<void> {
    return this.lock.note({ ready: true });
  }

  /** A start that was told to stop midway adds nobody any more. */
  add(plan: ChildPlan): void {
    if (this.#stopping) return;
    const child = new Child(plan, this);
    this.children.push(child);
    child.start();
  }

  /** In order: whoever writes first, the database last. */
  async stop(): Promise<void> {
    this.#stopping = true;
    clearInterval(this.#trimming);
    await closeDb();
    await Promise.all(this.children.map((child) => child.stop()));
    const database = await this.#opening?.catch(() => null);
    await database?.stop();
    await this.lock.release();
  }

  /** For the second Ctrl-C. The database is left: it ends cleanly at the next start. */
  force(): void {
    for (const child of this.children) child.force();
  }

  private uses(): PortUse[] {
    const { ports, hubs, databasePort } = this.settings;
    const own = Object.entries(ports).map(([what, port]) => ({ what, port }));
    const database = databasePort === null ? [] : [{ what: "postgres", port: databasePort }];
    return [
      ...own,
      ...database,
      ...hubs.flatMap((hub) => [
        { what: hub.name, port: hub.port },
        { what: `${hub.name} admin`, port: hub.adminPort },
      ]),
    ];
  }

  private async demandPorts(): Promise<void> {
    const taken = await takenPorts(this.uses());
    if (taken.length > 0) throw new CannotStart(portAdvice(taken, this.settings.ports.web));
  }

  private async untilUp(): Promise<void> {
    const wait = async ([name, port]: [string, number]) => ((await untilListening(port, 60_000)) ? [] : [name]);
    const late = (await Promise.all(Object.entries(this.settings.ports).map(wait))).flat();
    for (const name of late) this.say(`${name} does not answer after 60 s. It is tried again; its log: ${this.data}/logs/${name}.log`);
  }

  private trimLogs(): void {
    for (const child of this.children)
      child.trimLog().catch((error: unknown) => this.say(`The log of ${child.plan.name} could not be trimmed: ${String(error)}`));
  }
}
