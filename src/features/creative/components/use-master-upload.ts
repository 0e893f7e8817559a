"use client";
import { useMutation } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { DetailedError, Upload } from "tus-js-client";
import * as z from "zod";
import { refusalOf } from "@/client/refusal";
import { useTRPC } from "@/client/trpc";
import type { Complaint } from "@/kernel/refusal";
import { formatBytes } from "@/ui/format";
import { masterLimits } from "../model/master";

const retriesMs = [0, 1_000, 3_000, 5_000];

export type MasterUpload =
  | { step: "idle" }
  | { step: "sending"; name: string; sentBytes: number; totalBytes: number }
  | { step: "inspecting"; name: string }
  | { step: "refused"; name: string; says: string; complaints: readonly Complaint[]; again: (() => void) | null };

/** Sends a photo in resumable pieces and has it inspected; a refusal is told by name, and nothing is stored then. */
export function useMasterUpload(campaignId: string, onStored: () => Promise<void>) {
  const trpc = useTRPC();
  const [state, setState] = useState<MasterUpload>({ step: "idle" });
  const running = useRef<Upload | null>(null);
  const register = useMutation(trpc.creative.registerMaster.mutationOptions());
  useEffect(() => () => void running.current?.abort(), []);

  const inspect = (file: File, uploadId: string) => {
    const { name, type } = file;
    setState({ step: "inspecting", name });
    register.mutate(
      { campaignId, uploadId, fileName: name, mime: type },
      {
        onSuccess: async () => {
          await onStored();
          setState({ step: "idle" });
        },
        onError: (error) => {
          const { code, says, complaints } = refusalOf(error);
          const again = code === "unready" || code === "bug" ? () => inspect(file, uploadId) : null;
          setState({ step: "refused", name, says, complaints, again });
        },
      },
    );
  };

  const send = (file: File) => {
    const { name } = file;
    const refuse = (says: string, again: (() => void) | null) => setState({ step: "refused", name, says, complaints: [], again });
    if (file.size > masterLimits.bytes)
      return refuse(`${name} has ${formatBytes(file.size)}; at most ${formatBytes(masterLimits.bytes)} are allowed. Nothing was sent.`, null);
    if (file.size === 0) return refuse(`${name} is empty. Nothing was sent; choose another photo.`, null);
    setState({ step: "sending", name, sentBytes: 0, totalBytes: file.size });
    const upload = new Upload(file, {
      endpoint: "/api/uploads",
      retryDelays: retriesMs,
      metadata: { filename: name, filetype: file.type },
      removeFingerprintOnSuccess: true,
      onProgress: (sentBytes, totalBytes) => setState({ step: "sending", name, sentBytes, totalBytes }),
      onSuccess: () => inspect(file, upload.url?.split("/").at(-1) ?? ""),
      onError: (error) => refuse(reasonOf(error, name), () => send(file)),
    });
    running.current = upload;
    upload.start();
  };

  const cancel = () => {
    void running.current?.abort(true);
    setState({ step: "idle" });
  };
  return { state, send, cancel };
}

const Told = z.object({ says: z.string() });

/** The door's own sentence, or that it does not answer. */
function reasonOf(error: Error, name: string): string {
  const body = error instanceof DetailedError ? (error.originalResponse?.getBody() ?? "") : "";
  const away = `${name} could not be sent: the dashboard does not answer. What was sent is kept; try again to go on.`;
  try {
    return Told.safeParse(JSON.parse(body)).data?.says ?? away;
  } catch {
    return away;
  }
}
