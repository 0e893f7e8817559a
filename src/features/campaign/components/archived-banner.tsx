"use client";
import { useMutation } from "@tanstack/react-query";
import { refusalOf } from "@/client/refusal";
import { useTRPC } from "@/client/trpc";
import { Button } from "@/ui/button";
import { ButtonLink } from "@/ui/button-link";
import { Notice } from "@/ui/notice";
import { daysLeft, restorableDays } from "../model/archive";
import type { ShownCampaign } from "../model/campaign";

/** Above every tab of an archived campaign: nothing of it can be changed, what is live stays live, and the way back. */
export function ArchivedBanner({ campaign: { id, archivedAt, may } }: { campaign: ShownCampaign }) {
  const trpc = useTRPC();
  const restore = useMutation(trpc.campaign.restore.mutationOptions());
  if (!archivedAt) return null;
  const days = daysLeft(archivedAt, new Date());
  const left =
    days > 0
      ? `It can be restored for ${days} more ${days === 1 ? "day" : "days"}.`
      : `The ${restorableDays} days to restore it are over; it can be duplicated.`;
  const action =
    days > 0
      ? may.restore && (
          <Button size="sm" onClick={() => restore.mutate({ campaignIds: [id] })} pending={restore.isPending}>
            Restore
          </Button>
        )
      : may.restore && (
          <ButtonLink size="sm" href="/campaigns?archived=1">
            Open the archive
          </ButtonLink>
        );
  return (
    <div className="px-3.5 pt-3.5 md:px-[22px]">
      <Notice action={action} lines={restore.error ? [{ at: "", says: refusalOf(restore.error).says }] : []}>
        <b className="font-semibold">This campaign is archived.</b> Nothing of it can be changed, built or published. What is live stays live and can be rolled
        back. {left}
      </Notice>
    </div>
  );
}
