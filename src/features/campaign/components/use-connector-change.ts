"use client";
import { useCallback } from "react";
import { reshared } from "../model/brief-draft";
import type { Brief } from "../schema";
import { useBrief } from "./brief-hands";

const dirty = { shouldDirty: true } as const;

/** The connectors in use, in the order of their first placement, with shares that stay equal while they were. */
export function connectorsAfter(before: Brief["connectors"], placements: readonly { connector: string }[]): Brief["connectors"] {
  const used = [...new Set(placements.map(({ connector }) => connector))];
  const shareOf = (key: string) => before.find(({ connector }) => connector === key)?.sharePpm ?? null;
  const whole = (sharePpm: number) => ({ whole: "", sharePpm });
  const shares = reshared(
    before.map(({ sharePpm }) => whole(sharePpm)),
    used.map((key) => ({ whole: "", sharePpm: shareOf(key) })),
  );
  return used.map((connector, at) => ({ connector, sharePpm: shares[at] ?? 0 }));
}

/** Moves a placement to another connector: the shares of both connectors' placements and of all connectors follow. */
export function useConnectorChange(): (at: number, connector: string) => void {
  const { getValues, setValue } = useBrief();
  return useCallback(
    (at, connector) => {
      const before = getValues("placements");
      const after = before.map((row, place) => (place === at ? { connector, sharePpm: null } : row));
      const wholes = <S>(list: readonly { connector: string; sharePpm: S }[]) => list.map((row) => ({ whole: row.connector, sharePpm: row.sharePpm }));
      const shares = reshared(wholes(before), wholes(after));
      setValue(`placements.${at}.connector`, connector, dirty);
      for (const [place, share] of shares.entries()) if (share !== before[place]?.sharePpm) setValue(`placements.${place}.sharePpm`, share, dirty);
      setValue("connectors", connectorsAfter(getValues("connectors"), after), dirty);
    },
    [getValues, setValue],
  );
}
