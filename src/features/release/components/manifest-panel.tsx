"use client";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { refusalOf } from "@/client/refusal";
import { useTRPC } from "@/client/trpc";
import { formatBytes } from "@/ui/format";
import { Loaded } from "@/ui/loaded";
import { Panel } from "@/ui/panel";

/** The newest signed head: what travels to the hubs, how heavy it is and whose signature it bears. */
export function ManifestPanel({ campaignId }: { campaignId: string }) {
  const trpc = useTRPC();
  const query = useQuery(trpc.release.manifest.queryOptions({ campaignId }));
  return (
    <Panel title="Manifest">
      <Loaded of={query} explain={refusalOf} lines={3}>
        {(manifest) =>
          manifest === null ? (
            <p className="text-ink-2">Nothing is signed yet.</p>
          ) : (
            <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 gap-y-1 text-sm">
              <Fact label="Epoch">{manifest.epoch}</Fact>
              <Fact label="Size on the wire">
                {formatBytes(manifest.contentBytes)}
                {manifest.variants > 0 && <span className="text-ink-3"> · {Math.round(manifest.contentBytes / manifest.variants)} B a variant</span>}
              </Fact>
              <Fact label="Signed head">{formatBytes(manifest.headBytes)}</Fact>
              <Fact label="Signed by">
                <span className="font-mono text-xs" title={manifest.keyId}>
                  ed25519 · {manifest.keyId.slice(0, 4)}…{manifest.keyId.slice(-4)}
                </span>
              </Fact>
              <Fact label="Expires">
                never <span className="text-ink-3">· snapshots in 7 d</span>
              </Fact>
            </dl>
          )
        }
      </Loaded>
    </Panel>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-ink-3">{label}</dt>
      <dd className="min-w-0 text-right">{children}</dd>
    </>
  );
}
