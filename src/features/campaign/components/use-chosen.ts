"use client";
import { useCallback, useMemo, useState } from "react";

/** The campaigns that are ticked; `all` stands for every one that matches the filter, shown or not. */
export interface Chosen {
  ids: readonly string[];
  all: boolean;
  has: (id: string) => boolean;
  toggle: (id: string) => void;
  set: (ids: string[]) => void;
  chooseAll: () => void;
}

interface Choice {
  of: string;
  ids: ReadonlySet<string>;
  all: boolean;
}

/** Ticks belong to one filter: another one begins without any, so that nothing unseen is edited. */
export function useChosen(filterKey: string, shown: readonly string[]): Chosen {
  const [held, setHeld] = useState<Choice>({ of: filterKey, ids: new Set(), all: false });
  const choice = useMemo(() => (held.of === filterKey ? held : { of: filterKey, ids: new Set<string>(), all: false }), [held, filterKey]);
  const set = useCallback((ids: string[]) => setHeld({ of: filterKey, ids: new Set(ids), all: false }), [filterKey]);
  const toggle = useCallback(
    (id: string) =>
      setHeld((was) => {
        const ids = new Set(was.of === filterKey ? (was.all ? shown : was.ids) : []);
        if (!ids.delete(id)) ids.add(id);
        return { of: filterKey, ids, all: false };
      }),
    [filterKey, shown],
  );
  const chooseAll = useCallback(() => setHeld({ of: filterKey, ids: new Set(), all: true }), [filterKey]);
  const has = useCallback((id: string) => choice.all || choice.ids.has(id), [choice]);
  return { ids: [...choice.ids], all: choice.all, has, toggle, set, chooseAll };
}
