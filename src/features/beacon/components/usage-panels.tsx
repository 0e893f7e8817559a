import type { Outputs } from "@/client/outputs";
import { ButtonLink } from "@/ui/button-link";
import { Clock } from "@/ui/clock";
import { Empty } from "@/ui/empty";
import { Panel } from "@/ui/panel";
import { Tag } from "@/ui/tag";
import { ExportUsage } from "./export-usage";
import { pivot } from "./pivot";
import { type Kind, kinds } from "./ranges";
import { ReceiptsList } from "./receipts-list";
import { SpeedTable } from "./speed-table";
import { UsageTable } from "./usage-table";

interface UsagePanelsProps {
  usage: Outputs["beacon"]["usage"];
  kind: Kind;
  kindWord: string;
  span: { from: Date; until: Date };
}

/** One kind of traffic; the others are never added to it. */
export function UsagePanels({ usage, kind, kindWord, span }: UsagePanelsProps) {
  const labelled = usage.labels.find(({ label }) => label === kinds[kind]);
  const rows = pivot(labelled?.counts ?? []);
  const tag = <Tag tone={kind === "real" ? "ok" : "accent"}>{kindWord}</Tag>;
  return (
    <>
      <Panel
        title="Usage"
        note={tag}
        actions={
          <>
            {usage.restatedAt && (
              <span className="text-sm text-ink-3">
                Late counts arrived <Clock at={usage.restatedAt} />
              </span>
            )}
            <ExportUsage rows={rows} kind={kind} span={span} />
          </>
        }
        flush
      >
        {rows.length > 0 ? <UsageTable rows={rows} /> : <Nothing kind={kind} />}
      </Panel>
      <div className="grid min-w-0 items-start gap-3.5 lg:grid-cols-[minmax(0,1.75fr)_minmax(300px,1fr)]">
        <Panel title="Speed" note={tag} flush>
          {labelled && labelled.speeds.length > 0 ? (
            <SpeedTable speeds={labelled.speeds} />
          ) : (
            <p className="px-3.5 py-3 text-ink-2">Nothing was measured in this range.</p>
          )}
        </Panel>
        <Panel title="Not recorded" note="all traffic">
          <ReceiptsList receipts={usage.receipts} />
        </Panel>
      </div>
    </>
  );
}

const nothing: Record<Kind, string> = {
  real: "Impressions, their speed and clicks appear here within 15 s of a tag being shown.",
  test: "Open a test page from a campaign's tag; what it counts appears here, apart from real traffic.",
  simulated: "Traffic of `npm run demo` appears here, apart from real traffic.",
};

function Nothing({ kind }: { kind: Kind }) {
  return (
    <Empty title="Nothing was counted in this range" action={<ButtonLink href="/campaigns">Copy a tag from a campaign's releases</ButtonLink>}>
      {nothing[kind]}
    </Empty>
  );
}
