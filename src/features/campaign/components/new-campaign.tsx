"use client";
import { useMutation, useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { refusalOf } from "@/client/refusal";
import { useTRPC } from "@/client/trpc";
import { wholePpm } from "@/kernel/share";
import { Field } from "@/ui/field";
import { PageBody } from "@/ui/page-body";
import { PageHead } from "@/ui/page-head";
import { Panel } from "@/ui/panel";
import { Select } from "@/ui/select";
import { type Brief, Facts } from "../schema";
import { BriefForm } from "./brief-form";
import { useKnownMarkets } from "./use-known-markets";

const start: Brief = {
  name: "",
  facts: Facts.parse({}),
  markets: [],
  connectors: [{ connector: "generic", sharePpm: wholePpm }],
  placements: [{ key: "home-mpu", publisher: "", connector: "generic", widthPx: 300, heightPx: 250, format: "webp", sharePpm: wholePpm }],
  flights: [],
};

export function NewCampaign() {
  const trpc = useTRPC();
  const router = useRouter();
  const known = useKnownMarkets();
  const teams = useQuery(trpc.campaign.teams.queryOptions());
  const [chosen, setChosen] = useState<string | null>(null);
  const create = useMutation(trpc.campaign.create.mutationOptions({ onSuccess: ({ slug }) => router.push(`/campaigns/${slug}/factory`) }));
  const teamId = chosen ?? teams.data?.[0]?.id;
  const submit = { label: "Create campaign", pending: create.isPending || create.isSuccess, refusal: create.error && refusalOf(create.error), saved: false };
  return (
    <>
      <PageHead crumb={<Link href="/campaigns">Campaigns /</Link>} title="New campaign" />
      <PageBody>
        {teams.data && teams.data.length > 1 && teamId && (
          <Panel title="Team">
            <div className="max-w-md">
              <Field label="Owned by">
                <Select label="Team" value={teamId} onChange={setChosen} options={teams.data.map(({ id, name }) => ({ value: id, label: name }))} />
              </Field>
            </div>
          </Panel>
        )}
        <BriefForm
          start={start}
          submit={submit}
          known={known}
          onSubmit={(brief) =>
            create.mutateAsync({ ...brief, teamId }).then(
              () => true,
              () => false,
            )
          }
        />
      </PageBody>
    </>
  );
}
