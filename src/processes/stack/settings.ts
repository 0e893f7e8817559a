import { resolve } from "node:path";

export interface HubPlan {
  name: string;
  residency: string;
  port: number;
  adminPort: number;
}

/** What one machine's stack uses; everything follows from PORT and NEARSHELF_DATA. */
export interface Settings {
  data: string;
  reach: "loopback" | "network";
  dev: boolean;
  demo: boolean;
  /** Null when DATABASE_URL points somewhere else. */
  databasePort: number | null;
  ports: { web: number; gateway: number; origin: number; builder: number };
  hubs: HubPlan[];
  dashboardUrl: string;
  originUrl: string;
  gatewayUrl: string;
}

export class BadSettings extends Error {}

function portFrom(text: string | undefined): number {
  const port = Number(text ?? "3000");
  if (Number.isInteger(port) && port >= 1 && port <= 65_000) return port;
  throw new BadSettings(`PORT is "${text}"; it must be a whole number from 1 to 65000. Nearshelf uses the 42 ports from there on.`);
}

/** The two hubs a stack runs beside itself: demo hubs stand 20 ports further up. */
export function localHubs(port: number, demo = false): HubPlan[] {
  const first = port + (demo ? 30 : 10);
  const second = port + (demo ? 40 : 20);
  const name = (region: string) => (demo ? `demo-${region}` : region);
  return [
    { name: name("eu-west"), residency: "EU", port: first, adminPort: first + 1 },
    { name: name("us-east"), residency: "US", port: second, adminPort: second + 1 },
  ];
}

export function readSettings(env: NodeJS.ProcessEnv, flags: readonly string[]): Settings {
  const port = portFrom(env.PORT);
  const reach = env.NEARSHELF_REACH === "network" ? "network" : "loopback";
  return {
    data: resolve(env.NEARSHELF_DATA ?? "data"),
    reach,
    dev: flags.includes("--dev"),
    demo: flags.includes("--demo"),
    databasePort: env.DATABASE_URL ? null : port + 4,
    ports: { web: port, gateway: port + 1, origin: port + 2, builder: port + 3 },
    hubs: localHubs(port),
    dashboardUrl: env.NEXTAUTH_URL ?? `http://localhost:${port}`,
    originUrl: env.ORIGIN_URL ?? `http://127.0.0.1:${port + 2}`,
    gatewayUrl: env.GATEWAY_URL ?? `http://127.0.0.1:${port + 1}`,
  };
}
