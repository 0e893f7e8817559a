"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useReadAgain } from "@/client/read-again";
import { type ClientRefusal, refusalOf } from "@/client/refusal";
import { useTRPC, useTRPCClient } from "@/client/trpc";
import { useToast } from "@/ui/toast";
import { findShipped, type KnownSite } from "../model/sites";
import type { SaveSite } from "../schema";

export interface SiteVerbs {
  /** True when it was saved; a refusal is shown where it was typed. */
  save(site: SaveSite, before: KnownSite | null): Promise<boolean>;
  hide(site: KnownSite): void;
  /** As shipped again, or shown again. */
  restore(site: KnownSite): void;
  remove(site: KnownSite): void;
  refusal: ClientRefusal | null;
  forget(): void;
}

const inputOf = ({ origin: _, hidden: __, monthlyCost, ...site }: KnownSite): SaveSite => ({
  ...site,
  monthlyCostMicros: monthlyCost.micros,
  currency: monthlyCost.currency,
  isNew: false,
});

/** What can be done to candidate sites: shown at once, told with the way back, read again after. */
export function useSites(): SiteVerbs {
  const { hub } = useTRPCClient();
  const show = useShown();
  const toast = useToast();
  const [refusal, setRefusal] = useState<ClientRefusal | null>(null);

  /** Brings a site back to what it was before, whatever that was. */
  const putBack = async (key: string, before: KnownSite | null) => {
    if (!before) await hub.removeSite.mutate({ key });
    else if (before.origin === "shipped") await hub.restoreSite.mutate({ key });
    else await hub.saveSite.mutate(inputOf(before));
    if (before?.hidden) await hub.hideSite.mutate({ key });
  };
  const told = async (says: string, key: string, before: KnownSite | null, after: KnownSite | null, run: () => Promise<unknown>) => {
    setRefusal(null);
    show(key, after);
    try {
      await run();
      toast({ says, action: { label: "Undo", run: () => void told(`${says} Taken back.`, key, after, before, () => putBack(key, before)) } });
      return true;
    } catch (error) {
      show(key, before);
      setRefusal(refusalOf(error));
      return false;
    }
  };
  return {
    refusal,
    forget: () => setRefusal(null),
    save: (site, before) => told(`${site.name} was ${before ? "changed" : "added"}.`, site.key, before, knownOf(site), () => hub.saveSite.mutate(site)),
    hide: (site) => void told(`${site.name} is left out of plans.`, site.key, site, { ...site, hidden: true }, () => hub.hideSite.mutate({ key: site.key })),
    restore: (site) => void told(restoredWords(site), site.key, site, restoredOf(site), () => hub.restoreSite.mutate({ key: site.key })),
    remove: (site) => void told(`${site.name} was removed.`, site.key, site, null, () => hub.removeSite.mutate({ key: site.key })),
  };
}

function knownOf({ isNew: _, monthlyCostMicros, currency, ...site }: SaveSite): KnownSite {
  return { ...site, monthlyCost: { micros: monthlyCostMicros, currency }, hidden: false, origin: findShipped(site.key) ? "edited" : "own" };
}

function restoredOf(site: KnownSite): KnownSite {
  const shipped = findShipped(site.key);
  return shipped ? { ...shipped, origin: "shipped", hidden: false } : { ...site, hidden: false };
}

const restoredWords = ({ name, origin }: KnownSite) => (origin === "edited" ? `${name} is as it was shipped.` : `${name} is a candidate again.`);

/** Puts a site into what the screen has read, or takes it out, and reads again. */
function useShown(): (key: string, site: KnownSite | null) => void {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const readAgain = useReadAgain();
  return (key, site) => {
    queries.setQueryData(trpc.hub.ground.queryKey(), (held) => {
      if (!held) return held;
      const others = held.sites.filter((one) => one.key !== key);
      return { ...held, sites: (site ? [...others, site] : others).toSorted((a, b) => (a.key < b.key ? -1 : 1)) };
    });
    readAgain(trpc.hub.ground.pathFilter());
  };
}
