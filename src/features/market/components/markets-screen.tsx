"use client";
import { useState } from "react";
import { refusalOf } from "@/client/refusal";
import { Button } from "@/ui/button";
import { ButtonLink } from "@/ui/button-link";
import { Loaded } from "@/ui/loaded";
import { Notice } from "@/ui/notice";
import { PageBody } from "@/ui/page-body";
import { PageHead } from "@/ui/page-head";
import { useFileDrop } from "@/ui/use-file-drop";
import { ExportMarkets } from "./export-markets";
import { ImportDialog } from "./import-dialog";
import { MarketsBoard } from "./markets-board";
import { RatesDialog } from "./rates-dialog";
import { useMarkets } from "./use-markets";

/** What the organization knows of its markets: brought in from spreadsheets, seen on a map, ranked, and edited in place. */
export function MarketsScreen() {
  const markets = useMarkets();
  const [importing, setImporting] = useState<{ dropped: File | null } | null>(null);
  const [rates, setRates] = useState<{ base: string } | null>(null);
  const [told, setTold] = useState<string | null>(null);
  const [imports, setImports] = useState(0);
  const imported = (says: string) => {
    setTold(says);
    setImports(imports + 1);
  };
  const mayEdit = markets.data?.may.edit ?? false;
  const { area, over } = useFileDrop<HTMLDivElement>(mayEdit && importing === null, (files) => setImporting({ dropped: files[0] ?? null }));
  const importButton = (
    <Button variant="primary" disabled={!mayEdit} onClick={() => setImporting({ dropped: null })}>
      Import
    </Button>
  );
  return (
    <div ref={area} className={`min-h-[calc(100dvh-49px)] md:min-h-dvh ${over ? "outline-2 -outline-offset-4 outline-accent outline-dashed" : ""}`}>
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
          {(data) => <MarketsBoard markets={data} imports={imports} importButton={importButton} onRate={(base) => setRates({ base })} />}
        </Loaded>
      </PageBody>
      {importing && <ImportDialog dropped={importing.dropped} onDone={imported} onClose={() => setImporting(null)} />}
      {rates && markets.data && <RatesDialog currency={markets.data.currency} mayEdit={mayEdit} base={rates.base} onClose={() => setRates(null)} />}
    </div>
  );
}
