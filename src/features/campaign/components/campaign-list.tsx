"use client";
import { keepPreviousData, useMutation, useQuery } from "@tanstack/react-query";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useLive } from "@/client/live";
import { useReadAgain } from "@/client/read-again";
import { refusalOf } from "@/client/refusal";
import { useTRPC } from "@/client/trpc";
import { useCalmly } from "@/client/use-calmly";
import { ButtonLink } from "@/ui/button-link";
import { Loaded } from "@/ui/loaded";
import { PageBody } from "@/ui/page-body";
import { PageHead } from "@/ui/page-head";
import { Panel } from "@/ui/panel";
import { Problem } from "@/ui/problem";
import { ToastArea, useToast } from "@/ui/toast";
import { type CampaignFilter, queryOf, questionOf } from "./campaign-filter";
import { ChosenBar, FilterBar } from "./campaign-list-bar";
import { type ListDialog, ListDialogs } from "./campaign-list-dialogs";
import { Foot, Nothing } from "./campaign-list-foot";
import { CampaignTable } from "./campaign-table";
import type { RowActions } from "./campaign-table-row";
import { CampaignViews } from "./campaign-views";
import { countWords } from "./campaign-words";
import { ExportCampaigns } from "./export-campaigns";
import { useCampaignFilter } from "./use-campaign-filter";
import { useChosen } from "./use-chosen";

const pageLines = 200;
const againMs = 5_000;
const calmMs = 3_000;

/** Every campaign that the person sees: found, filtered, ordered, edited many at once, archived. */
export function CampaignList() {
  return (
    <ToastArea>
      <List />
    </ToastArea>
  );
}

function List() {
  const trpc = useTRPC();
  const { filter, viewId, write, typed, type } = useCampaignFilter();
  const key = queryOf(filter).toString();
  const [more, setMore] = useState({ of: key, limit: pageLines });
  const limit = more.of === key ? more.limit : pageLines;
  const list = useList(filter, limit);
  const lines = list.data?.lines;
  const shown = useMemo(() => lines?.map(({ id }) => id) ?? [], [lines]);
  const chosen = useChosen(key, shown);
  const [dialog, setDialog] = useState<ListDialog | null>(null);
  const restore = useRestore(() => chosen.set([]));
  const search = useSearchKey();
  const change = useCallback((next: CampaignFilter) => write(next), [write]);
  const actions: RowActions = useMemo(
    () => ({
      duplicate: (line) => setDialog({ kind: "duplicate", line }),
      archive: (ids) => setDialog({ kind: "archive", ids }),
      restore: (ids) => restore.mutate({ campaignIds: ids }),
      relabel: (line) => setDialog({ kind: "labels", line }),
    }),
    [restore.mutate],
  );
  const mayCreate = (useQuery(trpc.campaign.teams.queryOptions()).data?.length ?? 0) > 0;
  const picked = chosen.all || chosen.ids.length > 0;
  return (
    <>
      <PageHead
        title="Campaigns"
        actions={
          <>
            <CampaignViews filter={filter} viewId={viewId} onOpen={write} />
            <ExportCampaigns filter={filter} disabled={!lines?.length} />
            {mayCreate && (
              <ButtonLink variant="primary" href="/campaigns/new">
                New campaign
              </ButtonLink>
            )}
          </>
        }
      />
      <PageBody>
        {restore.error && <Problem title="Not restored" says={refusalOf(restore.error).says} complaints={refusalOf(restore.error).complaints} />}
        <Panel title={filter.archived ? "Archived campaigns" : "Active campaigns"} note={list.data?.matching} flush>
          {picked && list.data ? (
            <ChosenBar
              chosen={chosen}
              page={list.data}
              archived={filter.archived}
              onBulk={(part) => setDialog({ kind: "bulk", part })}
              onArchive={() => setDialog({ kind: "archive", ids: [...chosen.ids] })}
              onRestore={() => restore.mutate({ campaignIds: [...chosen.ids] })}
            />
          ) : (
            <FilterBar filter={filter} onFilter={change} typed={typed} onType={type} page={list.data} search={search} />
          )}
          <Loaded of={list} explain={refusalOf} lines={8} flush>
            {(page) =>
              page.lines.length === 0 ? (
                <Nothing filter={filter} all={page.all} mayCreate={mayCreate} onFilter={change} />
              ) : (
                <>
                  <CampaignTable page={page} filter={filter} chosen={chosen} actions={actions} onFilter={change} />
                  <Foot page={page} onMore={() => setMore({ of: key, limit: limit + pageLines })} onEdits={() => setDialog({ kind: "edits" })} />
                </>
              )
            }
          </Loaded>
        </Panel>
      </PageBody>
      <ListDialogs dialog={dialog} onDialog={setDialog} page={list.data} filter={filter} chosen={chosen} />
    </>
  );
}

function useList(filter: CampaignFilter, limit: number) {
  const trpc = useTRPC();
  const readAgain = useReadAgain();
  const again = () => readAgain(trpc.campaign.list.pathFilter());
  useLive("campaign.", again);
  useLive("variant.", useCalmly(again, calmMs));
  useLive("release.head", again);
  // Sums follow the rates and the reporting currency.
  useLive("market.", again);
  const options = {
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }: { state: { error: unknown } }) => (state.error ? againMs : false),
  } as const;
  return useQuery(trpc.campaign.list.queryOptions(questionOf(filter, limit), options));
}

function useRestore(onDone: () => void) {
  const trpc = useTRPC();
  const toast = useToast();
  return useMutation(
    trpc.campaign.restore.mutationOptions({
      onSuccess: ({ restored }) => {
        toast({ says: `${countWords(restored)} restored.` });
        onDone();
      },
    }),
  );
}

/** "/" leads to the search, outside of fields and dialogs. */
function useSearchKey() {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const inside = event.target instanceof HTMLElement && event.target.closest("input, textarea, select, [contenteditable], [role=dialog], [role=menu]");
      if (event.key !== "/" || inside || event.ctrlKey || event.metaKey || event.altKey || !field.current) return;
      event.preventDefault();
      field.current.focus();
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, []);
  return field;
}
