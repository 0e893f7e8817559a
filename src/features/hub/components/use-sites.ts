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
  /** A candidate again, its figures kept. */
  show(site: KnownSite): void;
  /** As shipped again. */
  restore(site: KnownSite): void;
  remove(site: KnownSite): void;
  refusal: ClientRefusal | null;
  forget(): void;
}

interface Change {
  says: string;
  key: string;
  before: KnownSite | null;
  after: KnownSite | null;
  /** It takes back another change. */
  isBack?: boolean;
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

  /** Brings a site from what it is now back to what it was before, whatever that was. */
  const putBack = async (key: string, before: KnownSite | null, now: KnownSite | null) => {
    if (!before) return void (await hub.removeSite.mutate({ key }));
    if (before.origin !== "shipped") await hub.saveSite.mutate({ ...inputOf(before), isNew: now === null });
    else if (now?.origin === "edited") await hub.restoreSite.mutate({ key });
    if (before.hidden) await hub.hideSite.mutate({ key });
    else if (now?.hidden) await hub.showSite.mutate({ key });
  };
  const told = async ({ says, key, before, after, isBack = false }: Change, run: () => Promise<unknown>): Promise<boolean> => {
    setRefusal(null);
    show(key, after);
    try {
      await run();
    } catch (error) {
      show(key, before);
      setRefusal(refusalOf(error));
      return false;
    }
    const undo = () => void told({ says, key, before: after, after: before, isBack: !isBack }, () => putBack(key, before, after));
    toast({ says: isBack ? `Taken back: ${says}` : says, action: { label: isBack ? "Redo" : "Undo", run: undo } });
    return true;
  };
  return {
    refusal,
    forget: () => setRefusal(null),
    save: (site, before) =>
      told({ says: `${site.name} was ${before ? "changed" : "added"}.`, key: site.key, before, after: knownOf(site) }, () => hub.saveSite.mutate(site)),
    hide: (site) =>
      void told({ says: `${site.name} is left out of plans.`, key: site.key, before: site, after: { ...site, hidden: true } }, () =>
        hub.hideSite.mutate({ key: site.key }),
      ),
    show: (site) =>
      void told({ says: `${site.name} is a candidate again.`, key: site.key, before: site, after: { ...site, hidden: false } }, () =>
        hub.showSite.mutate({ key: site.key }),
      ),
    restore: (site) =>
      void told({ says: `${site.name} is as it was shipped.`, key: site.key, before: site, after: shippedOf(site) }, () =>
        hub.restoreSite.mutate({ key: site.key }),
      ),
    remove: (site) =>
      void told({ says: `${site.name} was removed.`, key: site.key, before: site, after: null }, () => hub.removeSite.mutate({ key: site.key })),
  };
}

function knownOf({ isNew: _, monthlyCostMicros, currency, ...site }: SaveSite): KnownSite {
  return { ...site, monthlyCost: { micros: monthlyCostMicros, currency }, hidden: false, origin: findShipped(site.key) ? "edited" : "own" };
}

const shippedOf = (site: KnownSite): KnownSite => ({ ...site, ...findShipped(site.key), origin: "shipped" });

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
