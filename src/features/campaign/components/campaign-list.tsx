"use client";
import { keepPreviousData, useQuery, useQueryClient } from "@tanstack/react-query";
import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { useEffect, useState } from "react";
import { useLive } from "@/client/live";
import { refusalOf } from "@/client/refusal";
import { useTRPC } from "@/client/trpc";
import { ButtonLink } from "@/ui/button-link";
import { Empty } from "@/ui/empty";
import { Input } from "@/ui/input";
import { PageBody } from "@/ui/page-body";
import { PageHead } from "@/ui/page-head";
import { Panel } from "@/ui/panel";
import { Problem } from "@/ui/problem";
import { Skeleton } from "@/ui/skeleton";
import type { CampaignLine } from "../model/campaign-line";
import { CampaignTable } from "./campaign-table";

const typingMs = 250;
const againMs = 5_000;

export function CampaignList() {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const { typed, setTyped, search } = useSearch();
  const list = useQuery(
    trpc.campaign.list.queryOptions({ search }, { placeholderData: keepPreviousData, refetchInterval: ({ state }) => (state.error ? againMs : false) }),
  );
  useLive("campaign.", () => void queries.invalidateQueries(trpc.campaign.list.pathFilter()));
  return (
    <>
      <PageHead
        title="Campaigns"
        actions={
          <ButtonLink variant="primary" href="/campaigns/new">
            New campaign
          </ButtonLink>
        }
      />
      <PageBody>
        {list.error && <Problem says={refusalOf(list.error).says} />}
        <Panel
          title="All campaigns"
          note={list.data?.matching}
          flush
          actions={
            <div className="w-52 sm:w-64">
              <Input
                type="search"
                aria-label="Search campaigns"
                placeholder="Search by name"
                value={typed}
                onChange={(event) => setTyped(event.target.value)}
              />
            </div>
          }
        >
          {list.data ? <Found lines={list.data.lines} search={search} /> : <Waiting />}
        </Panel>
      </PageBody>
    </>
  );
}

function Found({ lines, search }: { lines: CampaignLine[]; search: string }) {
  if (lines.length > 0) return <CampaignTable lines={lines} />;
  if (search)
    return (
      <Empty title={`No campaign is called “${search}”`} action={<ButtonLink href="/campaigns">Show all campaigns</ButtonLink>}>
        The search looks at names and addresses.
      </Empty>
    );
  return (
    <Empty
      title="No campaigns yet"
      action={
        <ButtonLink variant="primary" href="/campaigns/new">
          Create the first campaign
        </ButtonLink>
      }
    >
      A campaign holds one photo, its copy in every locale, and the variants that are built from them for each market and placement.
    </Empty>
  );
}

function Waiting() {
  return (
    <div className="grid gap-2 p-3.5">
      <Skeleton />
      <Skeleton />
      <Skeleton />
    </div>
  );
}

/** What is typed, and the search that the address keeps a moment later. */
function useSearch() {
  const search = useSearchParams().get("q") ?? "";
  const path = usePathname();
  const router = useRouter();
  const [typed, setTyped] = useState(search);
  useEffect(() => {
    if (typed.trim() === search) return;
    const timer = setTimeout(() => router.replace(typed.trim() ? `${path}?q=${encodeURIComponent(typed.trim())}` : path, { scroll: false }), typingMs);
    return () => clearTimeout(timer);
  }, [typed, search, path, router]);
  return { typed, setTyped, search };
}
