import { randomBytes } from "node:crypto";
import { createWriteStream } from "node:fs";
import { mkdir, readdir, rm } from "node:fs/promises";
import type { IncomingMessage } from "node:http";
import { join } from "node:path";
import { Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { masterLimits } from "@/features/creative/model/master";
import { Refusal } from "@/kernel/refusal";

/** Where uploads lie while they are looked at; emptied at start, since nothing in it was promised to anybody. */
export class Inbox {
  constructor(private readonly folder: string) {}

  async open(): Promise<void> {
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    for (const name of await readdir(this.folder)) await rm(join(this.folder, name), { force: true });
  }

  /** Spools a body, hands its path on, and removes it whatever happens. Refused at the byte cap, before more is read. */
  async hold<R>(request: IncomingMessage, name: string, use: (path: string) => Promise<R>): Promise<R> {
    const tooLarge = () => new Refusal("limit", `${name} is larger than ${masterLimits.bytes / 1024 / 1024} MiB, the limit. Nothing was stored.`);
    if (Number(request.headers["content-length"] ?? 0) > masterLimits.bytes) throw tooLarge();
    const path = join(this.folder, randomBytes(12).toString("hex"));
    try {
      await pipeline(request, capped(masterLimits.bytes, tooLarge), createWriteStream(path, { flags: "wx", mode: 0o600 }));
      return await use(path);
    } finally {
      await rm(path, { force: true });
    }
  }
}

function capped(mostBytes: number, tooLarge: () => Refusal): Transform {
  let bytes = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      if (bytes > mostBytes) done(tooLarge());
      else done(null, chunk);
    },
  });
}
