import { openAsBlob } from "node:fs";
import type { Scope } from "@/kernel/scope";
import type { HeldUpload } from "@/platform/uploads";
import { Inspected } from "../model/door";
import { askBuilder } from "./ask-builder";

const inspectMs = 60_000;

/** Streams a finished upload to the builder, which stores the photo and its proof, or refuses it by name and stores nothing. */
export async function inspectMaster(_scope: Scope, upload: HeldUpload, { fileName, mime }: { fileName: string; mime: string }): Promise<Inspected> {
  const path = `/inspect?${new URLSearchParams({ name: fileName, mime })}`;
  const body = await openAsBlob(upload.path);
  return askBuilder(path, { method: "POST", body, headers: { "content-type": "application/octet-stream" } }, Inspected, inspectMs);
}
