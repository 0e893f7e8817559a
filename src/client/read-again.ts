"use client";
import { type QueryFilters, useQueryClient } from "@tanstack/react-query";
import { useCallback, useRef } from "react";

/**
 * Reads queries again, one reading at a time: what is asked for meanwhile is read once more afterwards.
 * Starting over on every happening instead would leave a busy screen without any answer.
 */
export function useReadAgain(): (filter: QueryFilters) => void {
  const queries = useQueryClient();
  const asked = useRef(new Map<string, QueryFilters>());
  const busy = useRef(false);
  return useCallback(
    async (filter: QueryFilters) => {
      asked.current.set(JSON.stringify(filter.queryKey), filter);
      if (busy.current) return;
      busy.current = true;
      while (asked.current.size > 0) {
        const next = [...asked.current.values()];
        asked.current.clear();
        await Promise.all(next.map((one) => queries.invalidateQueries(one)));
      }
      busy.current = false;
    },
    [queries],
  );
}
