"use client";
import { ImageUp } from "lucide-react";
import { useRef } from "react";
import type { Point, ShownCampaign } from "@/features/campaign/model/campaign";
import { Button } from "@/ui/button";
import { formatBytes } from "@/ui/format";
import { Meter } from "@/ui/meter";
import { Panel } from "@/ui/panel";
import { Problem } from "@/ui/problem";
import { useFileDrop } from "@/ui/use-file-drop";
import { masterTypes } from "../model/master";
import type { Box, Size } from "../model/template-crop";
import { FocalPoint } from "./focal-point";
import { type MasterUpload, useMasterUpload } from "./use-master-upload";

interface MasterPanelProps {
  campaign: ShownCampaign;
  focal: Point;
  crop: Box | null;
  onMove: (point: Point) => void;
  onStored: () => Promise<void>;
}

/** The campaign's photo: dropped or chosen, with the point that every crop keeps. */
export function MasterPanel({ campaign, focal, crop, onMove, onStored }: MasterPanelProps) {
  const { master, proofUrl } = campaign;
  const { state, send, cancel } = useMasterUpload(campaign.id, onStored);
  const picker = useRef<HTMLInputElement>(null);
  const may = campaign.may.create;
  const choose = () => picker.current?.click();
  const take = (files: FileList | null) => files?.[0] && send(files[0]);
  const { area, over } = useFileDrop<HTMLDivElement>(may, take);
  const busy = state.step === "sending" || state.step === "inspecting";
  return (
    <div ref={area} data-over={over || undefined} className="group rounded data-over:outline-2 data-over:outline-accent">
      <Panel
        title="Master"
        actions={
          master &&
          may && (
            <Button size="sm" onClick={choose} disabled={busy}>
              Replace
            </Button>
          )
        }
      >
        <input
          ref={picker}
          type="file"
          aria-label="Master photo"
          accept={Object.keys(masterTypes).join(",")}
          className="sr-only"
          tabIndex={-1}
          onChange={(event) => {
            take(event.target.files);
            event.target.value = "";
          }}
        />
        <div className="grid gap-3">
          {master && proofUrl && <FocalPoint url={proofUrl} size={master} focal={focal} crop={crop} onMove={may ? onMove : null} />}
          {master && <Facts size={master} name={master.fileName} bytes={master.bytes} focal={focal} />}
          {!master && !busy && <DropZone may={may} onChoose={choose} />}
          <Progress state={state} onCancel={cancel} />
          {state.step === "refused" && (
            <Problem
              title={`${state.name} was not taken`}
              says={state.says}
              complaints={state.complaints}
              action={
                <Button size="sm" onClick={state.again ?? choose}>
                  {state.again ? "Try again" : "Choose another photo"}
                </Button>
              }
            />
          )}
        </div>
      </Panel>
    </div>
  );
}

function Facts({ size, name, bytes, focal }: { size: Size; name: string; bytes: number; focal: Point }) {
  return (
    <div className="grid text-sm text-ink-3">
      <span className="truncate text-ink-2" title={name}>
        {name}
      </span>
      <span>
        {size.widthPx}×{size.heightPx} · {formatBytes(bytes)}
      </span>
      <span>
        focal {Math.round(focal.x * 100)} · {Math.round(focal.y * 100)}
      </span>
    </div>
  );
}

function DropZone({ may, onChoose }: { may: boolean; onChoose: () => void }) {
  if (!may) return <p className="text-ink-3">There is no photo yet. A producer or ad manager adds it.</p>;
  return (
    <button
      type="button"
      onClick={onChoose}
      className="grid w-full justify-items-center gap-1.5 rounded-sm border border-dashed border-line-control bg-sunk px-3 py-8 text-center hover:border-accent group-data-over:border-accent group-data-over:bg-accent-soft"
    >
      <ImageUp size={20} aria-hidden="true" className="text-ink-3" />
      <span className="font-medium">Drop a photo or choose one</span>
      <span className="text-sm text-ink-3">JPEG, PNG, WebP, AVIF or TIFF, at most 200 MB and 50 megapixels</span>
    </button>
  );
}

function Progress({ state, onCancel }: { state: MasterUpload; onCancel: () => void }) {
  if (state.step === "inspecting")
    return (
      <p role="status" className="text-sm text-ink-2">
        Checking {state.name}
      </p>
    );
  if (state.step !== "sending") return null;
  return (
    <div role="status" className="grid gap-1 text-sm text-ink-2">
      <Meter label={`Sending ${state.name}`} value={state.sentBytes} max={state.totalBytes} />
      <span className="flex items-center justify-between gap-2">
        {formatBytes(state.sentBytes)} of {formatBytes(state.totalBytes)}
        <Button size="sm" variant="quiet" onClick={onCancel}>
          Cancel
        </Button>
      </span>
    </div>
  );
}
