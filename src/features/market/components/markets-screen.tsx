"use client";
import { type ReactNode, useState } from "react";
import { refusalOf } from "@/client/refusal";
import { Button } from "@/ui/button";
import { ButtonLink } from "@/ui/button-link";
import { Empty } from "@/ui/empty";
import { Loaded } from "@/ui/loaded";
import { Notice } from "@/ui/notice";
import { PageBody } from "@/ui/page-body";
import { PageHead } from "@/ui/page-head";
import { Panel } from "@/ui/panel";
import { useAddress } from "@/ui/use-address";
import { useFileDrop } from "@/ui/use-file-drop";
import { AddMarketDialog } from "./add-market-dialog";
import { ExportMarkets } from "./export-markets";
import { HotspotsPanel } from "./hotspots-panel";
import { ImportDialog } from "./import-dialog";
import { MarketGrid } from "./market-grid";
import { MarketMapPanel } from "./market-map-panel";
import { MarketStrip } from "./market-strip";
import { MissingRates } from "./missing-rates";
import { RatesDialog } from "./rates-dialog";
import { TopMarketsPanel } from "./top-markets-panel";
import { type Markets, useMarkets } from "./use-markets";
import { useSteps } from "./use-steps";

/** What the organization knows of its markets: brought in from spreadsheets, seen on a map, ranked, and edited in place. */
export function MarketsScreen() {
  const markets = useMarkets();
  const [importing, setImporting] = useState<{ dropped: File | null } | null>(null);
  const [rates, setRates] = useState<{ base: string } | null>(null);
  const [told, setTold] = useState<string | null>(null);
  const mayEdit = markets.data?.may.edit ?? false;
  const { area, over } = useFileDrop<HTMLDivElement>(mayEdit && importing === null, (files) => setImporting({ dropped: files[0] ?? null }));
  const importButton = (
    <Button variant="primary" disabled={!mayEdit} onClick={() => setImporting({ dropped: null })}>
      Import
    </Button>
  );
  return (
    <div ref={area} className={over ? "outline-2 -outline-offset-4 outline-accent outline-dashed" : ""}>
      <PageHead
        title="Markets"
        note={markets.data && !mayEdit && "Your role reads markets. An owner or ad manager changes them."}
        actions={
          <>
            <Button onClick={() => setRates({ base: "" })} disabled={!markets.data}>
              Rates
            </Button>
            <ButtonLink href="/markets/plan">Plan hubs</ButtonLink>
            {markets.data && <ExportMarkets lines={markets.data.lines} on={markets.data.currency.on} />}
            {importButton}
          </>
        }
      />
      <PageBody>
        {told && (
          <Notice
            tone="ok"
            action={
              <Button size="sm" onClick={() => setTold(null)}>
                Close
              </Button>
            }
          >
            {told}
          </Notice>
        )}
        <Loaded of={markets} explain={refusalOf} lines={12}>
          {(data) =>
            data.lines.length > 0 ? <Known markets={data} onRate={(base) => setRates({ base })} /> : <Nothing action={importButton} mayEdit={mayEdit} />
          }
        </Loaded>
      </PageBody>
      {importing && <ImportDialog dropped={importing.dropped} onDone={setTold} onClose={() => setImporting(null)} />}
      {rates && markets.data && <RatesDialog currency={markets.data.currency} mayEdit={mayEdit} base={rates.base} onClose={() => setRates(null)} />}
    </div>
  );
}

function Known({ markets, onRate }: { markets: Markets; onRate: (base: string) => void }) {
  const { lines, currency, may } = markets;
  const [read] = useAddress();
  return (
    <>
      <MissingRates lines={lines} currency={currency} onAdd={may.edit ? onRate : null} />
      <MarketStrip lines={lines} currency={currency} threshold={read("threshold")} />
      <div className="grid min-w-0 items-start gap-3.5 xl:grid-cols-[minmax(0,1fr)_400px]">
        <MarketMapPanel lines={lines} currency={currency} />
        <TopMarketsPanel lines={lines} currency={currency} />
      </div>
      <HotspotsPanel lines={lines} currency={currency} />
      <MarketGrid markets={markets} />
    </>
  );
}

function Nothing({ action, mayEdit }: { action: ReactNode; mayEdit: boolean }) {
  const steps = useSteps();
  const [adding, setAdding] = useState(false);
  return (
    <Panel title="No markets yet" flush>
      <Empty
        title="Bring in your spreadsheet"
        action={
          mayEdit && (
            <span className="flex flex-wrap justify-center gap-2">
              {action}
              <Button onClick={() => setAdding(true)}>Add one by hand</Button>
            </span>
          )
        }
      >
        {mayEdit
          ? "Drop a CSV or XLSX file anywhere here: locales, CPM, impressions a day, p75 TTFB and conversion rate, one row a market. It is looked at before anything is stored."
          : "An owner or ad manager brings them in; then they are on a map here, ranked by price and latency."}
      </Empty>
      {adding && <AddMarketDialog known={[]} onAdd={(market) => steps.take({ kind: "add", market, facts: undefined })} onClose={() => setAdding(false)} />}
    </Panel>
  );
}
