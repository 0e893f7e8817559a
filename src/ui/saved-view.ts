import type { Complaint } from "@/kernel/refusal";

/** What a screen shows, under a name: the part of its address after "?". */
export interface SavedView {
  id: string;
  name: string;
  query: string;
}

/** How views are kept. A call that fails throws what `explain` puts into words. */
export interface ViewCalls {
  /** Without an id it is a new view. */
  save: (view: Omit<SavedView, "id"> & { id: string | null }) => Promise<{ id: string }>;
  remove: (id: string) => Promise<unknown>;
  explain: (error: unknown) => { says: string; complaints: readonly Complaint[] };
}
