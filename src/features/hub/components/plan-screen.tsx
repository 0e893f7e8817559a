"use client";
import { Download } from "lucide-react";
import Link from "next/link";
import { refusalOf } from "@/client/refusal";
import { canonical } from "@/kernel/canonical";
import { Refusal } from "@/kernel/refusal";
import { Button } from "@/ui/button";
import { ButtonLink } from "@/ui/button-link";
import { Empty } from "@/ui/empty";
import { Loaded } from "@/ui/loaded";
import { PageBody } from "@/ui/page-body";
import { PageHead } from "@/ui/page-head";
import { Panel } from "@/ui/panel";
import { saveText } from "@/ui/save-text";
import { ToastArea } from "@/ui/toast";
import { useAddress } from "@/ui/use-address";
import { questionOf } from "../model/question";
import type { AskPlan, PlanInputs } from "../schema";
import { PlanAnswers } from "./plan-answers";
import { PlanForm } from "./plan-form";
import { PlanList } from "./plan-list";
import { PlanMarkets } from "./plan-markets";
import { PlanSites } from "./plan-sites";
import { type GroundView, isOpen, type PlanView, useAsked, useGround, usePlan, usePlanLive, usePlans } from "./use-plan";

/** Where hubs should stand: the question, its answers for each number of hubs, and the sites to choose from. */
export function PlanScreen() {
  usePlanLive();
  const ground = useGround();
  const plans = usePlans();
  const [read] = useAddress();
  const planId = read("plan") ?? plans.data?.[0]?.id ?? null;
  const plan = usePlan(planId);
  return (
    <ToastArea>
      <PageHead title="Hub placement" crumb={<Crumb />} actions={<ExportPlan plan={plan.data} />} />
      <PageBody>
        <Loaded of={ground} explain={refusalOf} lines={12}>
          {(known) => <Planner ground={known} planId={planId} plan={plan} />}
        </Loaded>
      </PageBody>
    </ToastArea>
  );
}

function Crumb() {
  return (
    <>
      <Link href="/markets" className="hover:text-ink hover:underline">
        Markets
      </Link>{" "}
      /
    </>
  );
}

interface PlannerProps {
  ground: GroundView;
  planId: string | null;
  plan: ReturnType<typeof usePlan>;
}

function Planner({ ground, planId, plan }: PlannerProps) {
  const [asked, setAsked] = useAsked(plan.data?.inputs?.asked ?? null);
  const [, write] = useAddress();
  const show = (id: string, question: AskPlan | null) => {
    if (question) setAsked(question);
    write("at", null);
    write("plan", id);
  };
  if (ground.markets.length === 0) return <NoMarkets />;
  const busy = plan.data !== undefined && isOpen(plan.data.state);
  return (
    <>
      <div className="grid min-w-0 items-start gap-3.5 xl:grid-cols-[300px_minmax(0,1fr)] xl:grid-rows-[auto_1fr]">
        <PlanForm asked={asked} onChange={setAsked} ground={ground} busy={busy} onAsked={(id) => show(id, null)} />
        <div className="grid min-w-0 gap-3.5 xl:row-span-2">
          {planId === null ? (
            <NoAnswers />
          ) : (
            <Loaded of={plan} explain={refusalOf} lines={10}>
              {(data) => <PlanAnswers plan={data} isPast={data.inputs !== null && !isSame(data.inputs, asked, ground)} />}
            </Loaded>
          )}
        </div>
        <div className="grid min-w-0 gap-3.5">
          <PlanMarkets markets={ground.markets} asked={asked} onChange={setAsked} />
          <PlanList shown={planId} onShow={(line) => show(line.id, line.asked)} />
        </div>
      </div>
      <PlanSites ground={ground} asked={asked} onChange={setAsked} />
    </>
  );
}

function isSame(inputs: PlanInputs, asked: AskPlan, ground: GroundView): boolean {
  try {
    return canonical(inputs) === canonical(questionOf(asked, ground));
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}

function NoMarkets() {
  return (
    <Panel title="Hub placement">
      <Empty title="There are no markets to place hubs for" action={<ButtonLink href="/markets">Import markets</ButtonLink>}>
        The planner weighs where your impressions are and how long each market waits today against what hubs cost.
      </Empty>
    </Panel>
  );
}

function NoAnswers() {
  return (
    <Panel title="Answers">
      <Empty title="Nothing was asked yet">
        Choose how many hubs or for how much, then press Plan hubs. Every number of hubs up to yours is answered and compared.
      </Empty>
    </Panel>
  );
}

function ExportPlan({ plan }: { plan: PlanView | undefined }) {
  const { inputs = null, answers = [] } = plan ?? {};
  const save = async () => {
    if (!inputs) return;
    const { planCsv } = await import("./plan-csv");
    saveText("hub-plan.csv", planCsv(inputs, answers));
  };
  return (
    <Button size="sm" disabled={!inputs || answers.length === 0} onClick={() => void save()}>
      <Download aria-hidden="true" size={13} /> Export CSV
    </Button>
  );
}
