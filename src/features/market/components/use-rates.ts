"use client";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useLive } from "@/client/live";
import { useTRPC } from "@/client/trpc";

/** The organization's rates and the two ways to change what sums are made of; both read everything again that shows sums. */
export function useRates() {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const refresh = async () => {
    await Promise.all([queries.invalidateQueries(trpc.market.rates.queryFilter()), queries.invalidateQueries(trpc.market.list.queryFilter())]);
  };
  const rates = useQuery(trpc.market.rates.queryOptions());
  useLive("market.rates", () => void refresh());
  const set = useMutation(trpc.market.setRates.mutationOptions({ onSuccess: refresh }));
  const report = useMutation(trpc.market.setReportingCurrency.mutationOptions({ onSuccess: refresh }));
  return { rates, set, report };
}
