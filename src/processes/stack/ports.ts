import { connect, createServer } from "node:net";

export interface PortUse {
  port: number;
  what: string;
}

/** The ports that somebody else holds already, in order. */
export async function takenPorts(uses: readonly PortUse[]): Promise<PortUse[]> {
  const free = await Promise.all(uses.map((use) => isFree(use.port)));
  return uses.filter((_, at) => !free[at]);
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resume) => {
    const probe = createServer();
    probe.once("error", () => resume(false));
    probe.listen(port, "127.0.0.1", () => probe.close(() => resume(true)));
  });
}

/** One sentence per taken port and what to do about them. */
export function portAdvice(taken: readonly PortUse[], port: number): string {
  const lines = taken.map((use) => `  port ${use.port} (${use.what}) is taken by another program`);
  return `${lines.join("\n")}\nNothing was started. Stop that program, or move all of Nearshelf with PORT, for example: PORT=${port + 1_000 > 65_000 ? 3_000 : port + 1_000} npm start`;
}

/** Resolves once something listens on the port; false when `timeoutMs` pass first. */
export async function untilListening(port: number, timeoutMs: number): Promise<boolean> {
  const until = Date.now() + timeoutMs;
  while (Date.now() < until) {
    if (await answers(port)) return true;
    await new Promise((resume) => setTimeout(resume, 100));
  }
  return false;
}

function answers(port: number): Promise<boolean> {
  return new Promise((resume) => {
    const socket = connect({ port, host: "127.0.0.1" });
    socket.once("connect", () => {
      socket.destroy();
      resume(true);
    });
    socket.once("error", () => resume(false));
  });
}
