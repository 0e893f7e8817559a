import { servedDigest } from "./served";

/** Everything one hub answered for the German cell while it was watched, in order. */
export interface Watch {
  digests: string[];
  /** Requests that got no answer or none with bytes. */
  failures: number;
  stop(): Promise<void>;
}

/** Asks a hub again and again, one request after the other, until stopped. */
export function watchHub(hub: string, campaign: string): Watch {
  let running = true;
  const watch: Watch = { digests: [], failures: 0, stop: () => Promise.resolve() };
  const loop = (async () => {
    while (running) {
      const digest = await servedDigest(hub, campaign, "DE", "de-DE").catch(() => null);
      if (digest === null) watch.failures += 1;
      else if (watch.digests.at(-1) !== digest) watch.digests.push(digest);
      await new Promise((resume) => setImmediate(resume));
    }
  })();
  watch.stop = () => {
    running = false;
    return loop;
  };
  return watch;
}
