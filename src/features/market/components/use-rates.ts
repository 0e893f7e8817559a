"use client";
import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useLive } from "@/client/live";
import { useTRPC } from "@/client/trpc";

const ratesAtOnce = 100;

/** The organization's newest rates, more of them as asked, and the two ways to change what sums are made of; both read rates and markets again. Other screens hear of it live. */
export function useRates() {
  const [limit, setLimit] = useState(ratesAtOnce);
  const trpc = useTRPC();
  const queries = useQueryClient();
  const refresh = async () => {
    await Promise.all([queries.invalidateQueries(trpc.market.rates.queryFilter()), queries.invalidateQueries(trpc.market.list.queryFilter())]);
  };
  const rates = useQuery(trpc.market.rates.queryOptions({ limit }, { placeholderData: keepPreviousData }));
  useLive("market.rates", () => void refresh());
  const set = useMutation(trpc.market.setRates.mutationOptions({ onSuccess: refresh }));
  const report = useMutation(trpc.market.setReportingCurrency.mutationOptions({ onSuccess: refresh }));
  return { rates, more: () => setLimit((shown) => shown + ratesAtOnce), set, report };
}
