"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { Outputs } from "@/client/outputs";
import { type ClientRefusal, refusalOf } from "@/client/refusal";
import { useTRPC } from "@/client/trpc";
import { cutText } from "../model/cut-text";
import type { ImportField } from "../model/import-columns";
import { importLimits } from "../model/import-limits";
import type { PreviewImport } from "../schema";

type Imported = Outputs["market"]["import"];

/** What a person chose beside the file. */
export type Choices = Omit<PreviewImport, "fileName" | "base64">;

const asFound: Choices = { mapping: null, decimal: null, cpmCurrency: null, source: null, on: null };

/** A chosen file, what it would do under the choices made, and the import itself. A file too large is never read. */
export function useImport(onDone: (fileName: string, imported: Imported) => void) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const [file, setFile] = useState<{ fileName: string; base64: string } | null>(null);
  const [choices, setChoices] = useState(asFound);
  const [unread, setUnread] = useState<string | null>(null);
  // The last answer stays until the next one: what is chosen in would otherwise vanish at every choice.
  const [seen, setSeen] = useState<Outputs["market"]["previewImport"] | undefined>();
  const preview = useMutation(trpc.market.previewImport.mutationOptions());
  const save = useMutation(trpc.market.import.mutationOptions());

  const look = (next: { fileName: string; base64: string }, chosen: Choices) => {
    save.reset();
    preview.mutate({ ...next, ...chosen }, { onSuccess: setSeen });
  };
  const take = async (picked: File | undefined) => {
    if (!picked) return;
    setUnread(null);
    if (picked.size > importLimits.bytes)
      return setUnread(
        `${picked.name} is larger than ${importLimits.bytes / 1_000_000} MB. Nothing was sent; split it, or keep only the sheet with the markets.`,
      );
    const base64 = await read(picked).catch(() => null);
    if (base64 === null) return setUnread(`${picked.name} could not be read. Choose it again.`);
    const next = { fileName: cutText(picked.name, 255), base64 };
    setFile(next);
    setSeen(undefined);
    setChoices(asFound);
    look(next, asFound);
  };
  const choose = (part: Partial<Choices>) => {
    const next = { ...choices, ...part };
    setChoices(next);
    if (file) look(file, next);
  };
  const map = (field: ImportField, column: number | null) => {
    const { [field]: _, ...others } = choices.mapping ?? seen?.mapping ?? {};
    choose({ mapping: column === null ? others : { ...others, [field]: column } });
  };
  const submit = () => {
    const basis = seen?.basis;
    if (!file || basis === undefined) return;
    save.mutate(
      { ...file, ...choices, basis },
      {
        onSuccess: async (imported) => {
          await queries.invalidateQueries(trpc.market.list.queryFilter());
          onDone(file.fileName, imported);
        },
        onError: (error) => refusalOf(error).code === "conflict" && preview.mutate({ ...file, ...choices }, { onSuccess: setSeen }),
      },
    );
  };
  const refusal: Pick<ClientRefusal, "says" | "complaints"> | null = unread ? { says: unread, complaints: [] } : refusalFrom(preview.error ?? save.error);
  return {
    fileName: file?.fileName ?? null,
    choices,
    seen,
    /** What is seen is what an import with the choices as they are would do. */
    isCurrent: seen !== undefined && preview.isSuccess,
    isLooking: preview.isPending,
    isSaving: save.isPending,
    refusal,
    take,
    choose,
    map,
    submit,
  };
}

const refusalFrom = (error: unknown) => (error ? refusalOf(error) : null);

/** The file's bytes as Base64. */
function read(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ""));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });
}
