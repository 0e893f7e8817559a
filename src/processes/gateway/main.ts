// Owns the hubs' door: enrolment, head streams, documents, bytes, acknowledgements, heartbeats, segments; and the second step of a
// release: it activates what every live hub has staged. Any number may run.
// Killed by missing variables (exit code 78), a taken port, SIGTERM or SIGINT (streams end, requests get up to 10 s).
// Survives kill -9 at any point, a lost notice (it polls every 5 s) and the database being away: it keeps no state, and hubs ask again.
import { blobFolder, FolderBlobStore } from "@/platform/blob-store";
import { closeDb } from "@/platform/db";
import { demandEnv } from "@/platform/env";
import { log } from "@/platform/log";
import { Listener } from "@/platform/stream";
import { AckBatch } from "./ack-batch";
import { sendBlob } from "./blobs";
import { acknowledge, beacons, enrol, status } from "./calls";
import { Coordinator } from "./coordinator";
import { Documents } from "./documents";
import { health, openDoor, type Route } from "./door";
import { Streams } from "./streams";

const env = demandEnv(["DATABASE_URL", "GATEWAY_PORT", "KEY_SECRET", "NEARSHELF_DATA"]);
const pollMs = 5_000;
const drainMs = 10_000;

const blobs = new FolderBlobStore(blobFolder(env.NEARSHELF_DATA));
const documents = new Documents();
const streams = new Streams();
const batch = new AckBatch();
const coordinator = new Coordinator();
const listener = new Listener(env.DATABASE_URL);

const routes: Route[] = [
  { method: "GET", path: /^\/healthz$/, open: true, answer: health },
  { method: "POST", path: /^\/api\/hub\/v1\/enrol$/, open: true, answer: enrol },
  { method: "GET", path: /^\/api\/hub\/v1\/stream$/, open: false, answer: (exchange) => streams.open(exchange) },
  { method: "GET", path: /^\/api\/hub\/v1\/snapshot$/, open: false, answer: (exchange) => documents.snapshot(exchange) },
  { method: "GET", path: /^\/api\/hub\/v1\/contents\/((?:sha256(?::|%3A))?[0-9a-f]{64})$/, open: false, answer: (exchange) => documents.content(exchange) },
  { method: "GET", path: /^\/api\/hub\/v1\/blobs\/((?:sha256(?::|%3A))?[0-9a-f]{64})$/, open: false, answer: (exchange) => sendBlob(exchange, blobs) },
  { method: "GET", path: /^\/api\/hub\/v1\/keys\/(\d{1,9})$/, open: false, answer: (exchange) => documents.keys(exchange) },
  { method: "POST", path: /^\/api\/hub\/v1\/acks$/, open: false, answer: (exchange) => acknowledge(exchange, batch) },
  { method: "POST", path: /^\/api\/hub\/v1\/status$/, open: false, answer: status },
  { method: "POST", path: /^\/api\/hub\/v1\/beacons$/, open: false, answer: beacons },
];

const server = openDoor(routes);
const poll = setInterval(() => streams.pushAll(), pollMs);

listener.on("happening", ({ topic, organizationId, kind, hubId }) => {
  if (topic === "release.head") void streams.push(organizationId);
  if (topic === "hub.assigned" && typeof hubId === "string") streams.announceSnapshot(organizationId, hubId);
  if (topic === "release.head" || (topic === "release.ack" && kind !== "activated")) coordinator.review();
});
listener.on("gap", () => {
  streams.pushAll();
  coordinator.review();
});

server.on("error", (error) => {
  log.fatal({ err: error }, "the gateway cannot listen");
  process.exit(1);
});
const host = process.env.NEARSHELF_REACH === "network" ? "0.0.0.0" : "127.0.0.1";
server.listen(env.GATEWAY_PORT, host, () => log.info({ port: env.GATEWAY_PORT }, "listening"));
void listener.start();
coordinator.review();

async function stop(): Promise<void> {
  setTimeout(() => process.exit(1), drainMs).unref();
  clearInterval(poll);
  const closed = new Promise((resume) => server.close(resume));
  streams.close();
  server.closeIdleConnections();
  await Promise.all([closed, coordinator.close(), listener.stop()]);
  await closeDb();
  process.exit(0);
}
process.once("SIGTERM", () => void stop());
process.once("SIGINT", () => void stop());
