import { readEnv } from "@/platform/env";
import { Listener } from "@/platform/stream";
import type { Happening } from "@/platform/unit-of-work";

/** A happening, or `gap`: some may have been missed, read everything again. */
export type Notice = Happening;

const held = globalThis as unknown as { nearshelfListener?: Listener };
const mostWaiting = 500;

function listener(): Listener {
  if (held.nearshelfListener) return held.nearshelfListener;
  const opened = new Listener(readEnv(["DATABASE_URL"]).DATABASE_URL);
  held.nearshelfListener = opened;
  void opened.start();
  return opened;
}

/** Notices of one organization from now until the signal, opened by a gap. A reader that falls behind gets a gap instead of a backlog. */
export async function* happenings(organizationId: string, signal: AbortSignal, source: Listener = listener()): AsyncGenerator<Notice> {
  const gap: Notice = { topic: "gap", organizationId };
  const waiting: Notice[] = [gap];
  let wake = () => {};
  const push = (notice: Notice) => {
    if (notice.organizationId !== organizationId) return;
    if (waiting.length >= mostWaiting) waiting.splice(0, waiting.length, gap);
    else waiting.push(notice);
    wake();
  };
  const onGap = () => push(gap);
  const onAbort = () => wake();
  source.on("happening", push);
  source.on("gap", onGap);
  signal.addEventListener("abort", onAbort);
  try {
    while (!signal.aborted) {
      const notice = waiting.shift();
      if (notice) yield notice;
      else await new Promise<void>((resume) => (wake = resume));
    }
  } finally {
    source.off("happening", push);
    source.off("gap", onGap);
    signal.removeEventListener("abort", onAbort);
  }
}
