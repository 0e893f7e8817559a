// Owns the creative host of the control plane: unpublished previews under a signed link, and the publisher test page.
// Killed by SIGTERM or SIGINT (drains for up to 10 s), a taken port, or missing variables (exit code 78).
// Survives the database, web, builder and gateway being away: it reads only the blob folder, and writes nothing.
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { blobFolder, FolderBlobStore } from "@/platform/blob-store";
import { demandEnv } from "@/platform/env";
import { log } from "@/platform/log";
import { type Answer, answer } from "./answer";

const env = demandEnv(["NEARSHELF_DATA", "ORIGIN_PORT", "PREVIEW_SECRET"]);
const blobs = new FolderBlobStore(blobFolder(env.NEARSHELF_DATA));
const host = process.env.NEARSHELF_REACH === "network" ? "0.0.0.0" : "127.0.0.1";
const failed: Answer = {
  status: 500,
  headers: { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store" },
  body: "This could not be read. It was logged.\n",
};

async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const startedAtMs = performance.now();
  const ask = { method: request.method ?? "", target: request.url ?? "", ifNoneMatch: request.headers["if-none-match"], nowMs: Date.now() };
  const said = await answer(ask, blobs).catch((error: unknown) => {
    log.error({ err: error }, "request failed");
    return failed;
  });
  const length = said.status === 204 || said.status === 304 ? {} : { "content-length": String(Buffer.byteLength(said.body)) };
  response.writeHead(said.status, { ...said.headers, ...length });
  response.end(ask.method === "HEAD" ? "" : said.body);
  log.info({ method: ask.method, status: said.status, ms: Math.round(performance.now() - startedAtMs) }, "request");
}

const server = createServer({ headersTimeout: 8_000, requestTimeout: 10_000, keepAliveTimeout: 5_000 }, (request, response) => {
  request.resume();
  void handle(request, response);
});
server.on("error", (error) => {
  log.fatal({ err: error }, "the origin cannot listen");
  process.exit(1);
});
server.listen(env.ORIGIN_PORT, host, () => log.info({ port: env.ORIGIN_PORT }, "listening"));

function stop(): void {
  server.close(() => process.exit(0));
  server.closeIdleConnections();
  setTimeout(() => process.exit(0), 10_000).unref();
}
process.once("SIGTERM", stop);
process.once("SIGINT", stop);
