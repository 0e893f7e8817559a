"use client";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { type ClientRefusal, refusalOf } from "@/client/refusal";
import { useTRPC } from "@/client/trpc";
import { useToast } from "@/ui/toast";
import { countWords } from "./campaign-words";

export interface EditUndo {
  undo: (editId: string) => void;
  /** Takes back what was not changed since. */
  undoRest: () => void;
  /** An edit that could not be taken back as a whole, with why. */
  stuck: { editId: string; refusal: ClientRefusal } | null;
  leave: () => void;
  pending: boolean;
}

/** Takes bulk edits back, and says so; a refusal stays until it is answered. */
export function useEditUndo(): EditUndo {
  const trpc = useTRPC();
  const toast = useToast();
  const [stuck, setStuck] = useState<EditUndo["stuck"]>(null);
  const undo = useMutation(
    trpc.campaign.undoBulkEdit.mutationOptions({
      onSuccess: ({ campaigns, kept }) => {
        setStuck(null);
        toast({
          says: `Taken back for ${countWords(campaigns)}${kept > 0 ? `; ${kept} changed since and ${kept === 1 ? "stays as it is" : "stay as they are"}` : ""}.`,
        });
      },
      onError: (error, { editId }) => setStuck({ editId, refusal: refusalOf(error) }),
    }),
  );
  return {
    undo: (editId) => undo.mutate({ editId }),
    undoRest: () => stuck && undo.mutate({ editId: stuck.editId, unchangedOnly: true }),
    stuck,
    leave: () => setStuck(null),
    pending: undo.isPending,
  };
}
