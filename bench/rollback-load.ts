// The public, in a process of its own: asks the hubs for one alias at a fixed rate and remembers what came, and when.
import { Agent, get } from "node:http";

/** What the parent sends: the aliases, one a hub; requests a second in all; the bytes that may come, as base64. */
export interface LoadOrder {
  urls: string[];
  perSecond: number;
  bodies: string[];
}

/** [hub, which of the bodies or -1 for a failure, started at, ended at], times in ms since 1970. */
export type Sample = [hub: number, body: number, startedAtMs: number, endedAtMs: number];

const tickMs = 5;
/** Beyond this many open requests the load waits, and says so by its rate. */
const mostOpen = 400;

function run({ urls, perSecond, bodies }: LoadOrder): { samples: Sample[]; stop(): Promise<void> } {
  const known = bodies.map((body) => Buffer.from(body, "base64"));
  const agents = urls.map(() => new Agent({ keepAlive: true, maxSockets: 64 }));
  const samples: Sample[] = [];
  const beganAtMs = performance.now();
  let sent = 0;
  let open = 0;

  function ask(hub: number): void {
    const startedAtMs = performance.timeOrigin + performance.now();
    open += 1;
    const done = (body: number) => {
      open -= 1;
      samples.push([hub, body, startedAtMs, performance.timeOrigin + performance.now()]);
    };
    const request = get(urls[hub] ?? "", { agent: agents[hub], timeout: 5_000 }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.once("end", () => done(response.statusCode === 200 ? known.findIndex((body) => body.equals(Buffer.concat(chunks))) : -1));
      response.once("error", () => undefined);
    });
    request.once("timeout", () => request.destroy(new Error("no answer within 5 s")));
    request.once("error", () => done(-1));
  }

  const ticking = setInterval(() => {
    const due = ((performance.now() - beganAtMs) / 1_000) * perSecond;
    for (; sent < due && open < mostOpen; sent += 1) ask(sent % urls.length);
  }, tickMs);

  return {
    samples,
    async stop() {
      clearInterval(ticking);
      while (open > 0) await new Promise((resume) => setTimeout(resume, tickMs));
    },
  };
}

let load: ReturnType<typeof run> | null = null;

process.on("message", (message: LoadOrder | "stop") => {
  if (message !== "stop") load = run(message);
  else void load?.stop().then(() => process.send?.(load?.samples ?? [], () => process.exit(0)));
});
process.once("disconnect", () => process.exit(0));
