import type { ServerResponse } from "node:http";
import { snapshotEvent, streamEvent } from "@/features/hub/schema";
import { listNews } from "@/features/release/reads/list-news";
import { mintSystemScope } from "@/kernel/scope";
import { log } from "@/platform/log";
import type { HubExchange } from "./exchange";

const commentMs = 15_000;
/** A hub that leaves this much unread is cut off; it reads the snapshot when it is back. */
const unreadBytes = 1_048_576;

interface Stream {
  hubId: string;
  response: ServerResponse;
  /** The highest epoch that was sent. */
  epoch: number;
}

interface Room {
  streams: Set<Stream>;
  pushing: Promise<void> | null;
  again: boolean;
}

/**
 * The hubs' open event streams by organization. A push reads the heads newer than what each stream has, so that it does not matter
 * how often, by whom or with what notice it is asked for.
 */
export class Streams {
  readonly #rooms = new Map<string, Room>();
  readonly #comments = setInterval(() => this.#comment(), commentMs);

  async open({ hub, request, response }: HubExchange): Promise<void> {
    const lastEventId = Number(request.headers["last-event-id"] ?? 0);
    const stream = { hubId: hub.id, response, epoch: Number.isSafeInteger(lastEventId) && lastEventId > 0 ? lastEventId : 0 };
    const room = this.#rooms.get(hub.organizationId) ?? { streams: new Set(), pushing: null, again: false };
    this.#rooms.set(hub.organizationId, room);
    room.streams.add(stream);
    response.once("close", () => this.#leave(hub.organizationId, stream));
    response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-store", "x-accel-buffering": "no" });
    response.write("retry: 1000\n\n");
    await this.push(hub.organizationId);
  }

  /** Sends what is new to every stream of the organization; calls during a push are one more push after it. */
  push(organizationId: string): Promise<void> {
    const room = this.#rooms.get(organizationId);
    if (!room) return Promise.resolve();
    if (room.pushing) room.again = true;
    room.pushing ??= this.#drain(organizationId, room).finally(() => {
      room.pushing = null;
    });
    return room.pushing;
  }

  /** Tells one hub that its snapshot changed besides its heads. A hub that misses it asks within 30 s. */
  announceSnapshot(organizationId: string, hubId: string): void {
    for (const stream of this.#rooms.get(organizationId)?.streams ?? []) {
      if (stream.hubId === hubId) write(stream.response, `event: ${snapshotEvent}\ndata: {}\n\n`);
    }
  }

  pushAll(): void {
    for (const organizationId of this.#rooms.keys()) void this.push(organizationId);
  }

  close(): void {
    clearInterval(this.#comments);
    for (const { streams } of this.#rooms.values()) for (const { response } of streams) response.end();
  }

  async #drain(organizationId: string, room: Room): Promise<void> {
    const scope = mintSystemScope(organizationId, "gateway", "stream");
    do {
      room.again = false;
      const after = Math.min(...[...room.streams].map(({ epoch }) => epoch));
      // A database that is away is asked again by the poll; the streams stay open.
      const news = Number.isFinite(after)
        ? await listNews(scope, after).catch((error: unknown) => void log.warn({ err: error }, "no news from the database"))
        : [];
      for (const { epoch, document } of news ?? []) this.#send(room, epoch, Buffer.from(`id: ${epoch}\nevent: ${streamEvent}\ndata: ${document}\n\n`));
    } while (room.again);
  }

  #send({ streams }: Room, epoch: number, frame: Buffer): void {
    for (const stream of streams) {
      if (stream.epoch >= epoch) continue;
      stream.epoch = epoch;
      write(stream.response, frame);
    }
  }

  #comment(): void {
    for (const { streams } of this.#rooms.values()) for (const { response } of streams) write(response, ": still here\n\n");
  }

  #leave(organizationId: string, stream: Stream): void {
    const room = this.#rooms.get(organizationId);
    room?.streams.delete(stream);
    if (room?.streams.size === 0) this.#rooms.delete(organizationId);
  }
}

function write(response: ServerResponse, frame: Buffer | string): void {
  if (response.writableLength > unreadBytes) response.destroy();
  else response.write(frame);
}
