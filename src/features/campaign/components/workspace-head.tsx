"use client";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useLive } from "@/client/live";
import { useReadAgain } from "@/client/read-again";
import { refusalOf } from "@/client/refusal";
import { useTRPC } from "@/client/trpc";
import { PageHead } from "@/ui/page-head";
import { TabLinks } from "@/ui/tab-links";
import { Tag } from "@/ui/tag";
import { ArchivedBanner } from "./archived-banner";

/** The campaign's name, what is live, and its tabs. */
export function WorkspaceHead({ slug }: { slug: string }) {
  const trpc = useTRPC();
  const campaign = useQuery(trpc.campaign.get.queryOptions({ slug }));
  const readAgain = useReadAgain();
  useLive("campaign.", () => readAgain(trpc.campaign.get.queryFilter({ slug })));
  const base = `/campaigns/${slug}`;
  const tabs = [
    { href: base, label: "Brief" },
    { href: `${base}/matrix`, label: "Matrix" },
    { href: `${base}/factory`, label: "Factory" },
    { href: `${base}/releases`, label: "Releases" },
  ];
  const gone = campaign.error && refusalOf(campaign.error).code === "missing";
  return (
    <>
      <PageHead
        crumb={<Link href="/campaigns">Campaigns /</Link>}
        title={campaign.data?.name ?? (gone ? "No such campaign" : slug)}
        note={campaign.data && <LiveTag campaignId={campaign.data.id} />}
      />
      <TabLinks label="Parts of the campaign" items={tabs} />
      {campaign.data && <ArchivedBanner campaign={campaign.data} />}
    </>
  );
}

function LiveTag({ campaignId }: { campaignId: string }) {
  const trpc = useTRPC();
  const readAgain = useReadAgain();
  const live = useQuery(trpc.release.live.queryOptions({ campaignId }));
  const head = live.data?.headDigest ?? null;
  const convergence = useQuery(trpc.release.convergence.queryOptions({ headDigest: head ?? "sha256:" }, { enabled: head !== null }));
  useLive("release.", ({ topic }) => {
    if (head) readAgain(trpc.release.convergence.queryFilter({ headDigest: head }));
    if (topic !== "release.ack") readAgain(trpc.release.live.pathFilter());
  });
  if (!live.data) return null;
  const { active, staged } = live.data;
  if (!active) return <Tag tone="idle">{staged ? `r${staged.release} is being staged` : "nothing live yet"}</Tag>;
  const hubs = convergence.data?.activated.done ?? 0;
  const complete = convergence.data?.complete ?? false;
  if (live.data.hubs === 0) return <Tag tone="low">r{active.release} live, no hub has joined</Tag>;
  return (
    <Tag tone={complete && !staged ? "ok" : "low"}>
      r{active.release} live on {staged ? live.data.hubs : hubs} {hubs === 1 && !staged ? "hub" : "hubs"}
      {staged && `, r${staged.release} staging`}
    </Tag>
  );
}
