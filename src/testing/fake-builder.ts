import { createServer, type IncomingMessage } from "node:http";
import { vi } from "vitest";
import * as z from "zod";
import type { Inspected } from "@/features/creative/model/door";
import { digestOf } from "@/kernel/hash";

const Coverage = z.object({ strings: z.array(z.object({ at: z.string(), text: z.string() })) });

/** A stand-in for the builder's door: it takes any master, and its fonts have every character but 🂡. */
export async function startFakeBuilder(): Promise<{ problem: { status: number; body: unknown } | null; asked: number; stop(): Promise<void> }> {
  const builder = { problem: null as { status: number; body: unknown } | null, asked: 0, stop: () => Promise.resolve() };
  const server = createServer(async (request, response) => {
    builder.asked += 1;
    const answer = builder.problem ?? { status: 200, body: answerOf(request.url ?? "", await readAll(request)) };
    if (!request.complete) request.resume();
    response.writeHead(answer.status, { "content-type": "application/json" }).end(JSON.stringify(answer.body));
  });
  await new Promise<void>((resume) => server.listen(0, "127.0.0.1", resume));
  const address = server.address();
  if (!address || typeof address === "string") throw new Error("no port");
  vi.stubEnv("BUILDER_URL", `http://127.0.0.1:${address.port}`);
  vi.stubEnv("BUILDER_SECRET", "a secret of the builder that only the tests know");
  builder.stop = async () => {
    server.closeAllConnections();
    await new Promise((resume) => server.close(resume));
  };
  return builder;
}

function answerOf(path: string, body: Buffer): unknown {
  if (path.startsWith("/coverage")) return { complaints: Coverage.parse(JSON.parse(body.toString())).strings.filter(lacksGlyph).map(complain) };
  if (path.startsWith("/preview")) return { mime: "image/webp", base64: "AAAA", bytes: 3, renderMs: 1, preflight: { checks: [] } };
  return inspected(body);
}

const lacksGlyph = ({ text }: { text: string }) => text.includes("🂡");
const complain = ({ at }: { at: string }) => ({ at, says: "No bundled font has 🂡." });

function inspected(body: Buffer): Inspected {
  const digest = digestOf(body);
  return { digest, proofDigest: digestOf("proof"), mime: "image/jpeg", widthPx: 2268, heightPx: 1512, bytes: body.length, focal: { x: 0.6, y: 0.4 } };
}

async function readAll(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}
