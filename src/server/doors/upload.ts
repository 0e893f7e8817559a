import { randomUUID } from "node:crypto";
import { mkdir } from "node:fs/promises";
import { FileStore } from "@tus/file-store";
import { Server } from "@tus/server";
import { masterLimits } from "@/features/creative/model/master";
import { demand } from "@/features/identity/policy";
import { missing } from "@/kernel/refusal";
import { readEnv } from "@/platform/env";
import { log } from "@/platform/log";
import { findUploadOwner, uploadFolder, uploadOwner } from "@/platform/uploads";
import { explain, statuses } from "@/server/core/refusals";
import { demandSameOrigin } from "@/server/core/same-origin";
import { visit } from "@/server/core/session";

const path = "/api/uploads";
const keptMs = 24 * 60 * 60_000;
const sweepEveryMs = 10 * 60_000;
const held = globalThis as unknown as { nearshelfUploads?: Promise<Server> | undefined; nearshelfSweptAtMs?: number };
const owners = new WeakMap<object, string>();

/** The door for files: resumable uploads (tus 1.0) of people who may edit creatives, each to its owner alone. */
export async function takeUpload(request: Request): Promise<Response> {
  try {
    if (request.method !== "HEAD") demandSameOrigin(request.headers);
    const owner = await proveOwner();
    await demandOwn(new URL(request.url).pathname, owner);
    const server = await uploads();
    sweep(server, Date.now());
    owners.set(request, owner);
    return seal(await server.handleWeb(request));
  } catch (error) {
    return refuse(error);
  }
}

async function proveOwner(): Promise<string> {
  const here = await visit();
  if (!here) throw missing("upload");
  demand(here.scope, "creative.edit", "upload");
  return uploadOwner(here.scope);
}

async function demandOwn(pathname: string, owner: string): Promise<void> {
  const id = pathname.slice(path.length + 1);
  if (id && (await findUploadOwner(id)) !== owner) throw missing("upload");
}

/** Opened once; a folder that could not be made is tried again with the next upload. */
function uploads(): Promise<Server> {
  held.nearshelfUploads ??= openServer().catch((error: unknown) => {
    held.nearshelfUploads = undefined;
    throw error;
  });
  return held.nearshelfUploads;
}

async function openServer(): Promise<Server> {
  const directory = uploadFolder();
  await mkdir(directory, { recursive: true, mode: 0o700 });
  return new Server({
    path,
    datastore: new FileStore({ directory, expirationPeriodInMilliseconds: keptMs }),
    maxSize: masterLimits.bytes,
    relativeLocation: true,
    allowedOrigins: [new URL(readEnv(["NEARSHELF_DATA", "NEXTAUTH_URL"]).NEXTAUTH_URL).origin],
    onUploadCreate: async (request, upload) => ({ metadata: { ...upload.metadata, owner: owners.get(request) ?? "" } }),
    onResponseError: (_, error) => word("status_code" in error ? error.status_code : 500),
  });
}

const tooLarge = `A master may have at most ${masterLimits.bytes / 1024 / 1024} MiB. Nothing was stored. Export a smaller file.`;

function word(status: number): { status_code: number; body: string } {
  const says = status === 413 ? tooLarge : "The upload was interrupted. What has arrived is kept for a day; try again to go on.";
  return { status_code: status, body: JSON.stringify({ says }) };
}

/** Uploads that nobody finished or took over within a day go. */
function sweep(server: Server, nowMs: number): void {
  if (nowMs - (held.nearshelfSweptAtMs ?? 0) < sweepEveryMs) return;
  held.nearshelfSweptAtMs = nowMs;
  server.cleanUpExpiredUploads().catch((error: unknown) => log.warn({ err: error }, "sweeping uploads"));
}

function refuse(error: unknown): Response {
  const requestId = randomUUID();
  const { refusal, says, complaints } = explain(error, requestId);
  if (refusal === "bug") log.error({ err: error, requestId }, "an upload failed");
  return seal(Response.json({ says, complaints, requestId }, { status: statuses[refusal] }));
}

function seal(response: Response): Response {
  response.headers.set("cache-control", "private, no-store");
  return response;
}
