"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { useTRPC } from "@/client/trpc";
import type { ShownCampaign } from "@/features/campaign/model/campaign";
import type { Undo } from "./use-undo";

export interface CellEdit {
  key: string;
  locale: string;
  text: string;
}

export interface CopyEdit {
  /** Shows the text at once, saves it, and puts the old one back when it is refused; calls back then with what was typed. */
  save(edit: CellEdit, before: string, onRefused: () => void): void;
  error: unknown;
}

/** One string changed at once on the screen, and taken back by undo. */
export function useCopyEdit(campaign: ShownCampaign, undo: Undo, refresh: () => Promise<void>): CopyEdit {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const { id, slug } = campaign;
  const { push } = undo;
  const change = useMutation(trpc.creative.editCopyString.mutationOptions({ onSettled: refresh }));
  const { mutate } = change;
  const show = useCallback(
    ({ key, locale, text }: CellEdit) =>
      queries.setQueryData(trpc.campaign.get.queryKey({ slug }), (held) =>
        held ? { ...held, copy: held.copy.map((row) => (row.key === key ? { ...row, texts: { ...row.texts, [locale]: text } } : row)) } : held,
      ),
    [queries, trpc, slug],
  );
  const send = useCallback(
    (edit: CellEdit, before: string, onSaved: () => void, onRefused: () => void) => {
      show(edit);
      const back = () => {
        show({ ...edit, text: before });
        onRefused();
      };
      mutate({ campaignId: id, ...edit }, { onSuccess: onSaved, onError: back });
    },
    [id, mutate, show],
  );
  const save: CopyEdit["save"] = (edit, before, onRefused) => {
    const takeBack = () => send({ ...edit, text: before }, edit.text, ignore, ignore);
    send(edit, before, () => push(`${edit.key}, ${edit.locale}`, takeBack), onRefused);
  };
  return { save, error: change.error };
}

const ignore = () => undefined;
