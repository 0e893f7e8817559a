"use client";
import { useMutation } from "@tanstack/react-query";
import { Download } from "lucide-react";
import { useTRPCClient } from "@/client/trpc";
import { Button } from "@/ui/button";
import { saveText } from "@/ui/save-text";
import { type CampaignFilter, questionOf } from "./campaign-filter";

const mostLines = 10_000;

/** Saves every campaign that matches as CSV, shown or not; the writer is loaded when it is asked for. */
export function ExportCampaigns({ filter, disabled }: { filter: CampaignFilter; disabled: boolean }) {
  const client = useTRPCClient();
  const save = useMutation({
    mutationFn: async () => {
      const [{ campaignsCsv }, page] = await Promise.all([import("./campaign-csv"), client.campaign.list.query(questionOf(filter, mostLines))]);
      saveText(`campaigns-${new Date().toISOString().slice(0, 10)}.csv`, campaignsCsv(page.lines, page.reporting));
    },
  });
  return (
    <Button onClick={() => save.mutate()} pending={save.isPending} disabled={disabled} title={save.error ? "It was not saved. Try again." : undefined}>
      <Download aria-hidden="true" size={14} /> {save.error ? "Export again" : "Export CSV"}
    </Button>
  );
}
