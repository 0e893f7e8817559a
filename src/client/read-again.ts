"use client";
import { type QueryClient, type QueryFilters, useQueryClient } from "@tanstack/react-query";
import { useCallback, useRef } from "react";

/** Reads queries again; resolves once each that is on screen has an answer that was asked for after this call. */
export async function readAnew(queries: QueryClient, filter: QueryFilters): Promise<void> {
  // A first reading under way is joined, not started over, and may have looked before what happened was there to see.
  const joins = queries.isFetching({ ...filter, predicate: ({ state }) => state.data === undefined }) > 0;
  await queries.invalidateQueries(filter);
  if (joins) await queries.invalidateQueries(filter);
}

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
        await Promise.all(next.map((one) => readAnew(queries, one)));
      }
      busy.current = false;
    },
    [queries],
  );
}
