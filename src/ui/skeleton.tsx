/** Holds the place of what is being read; as wide as its parent. */
export function Skeleton({ heightPx = 20 }: { heightPx?: number }) {
  return <span aria-hidden="true" className="block w-full animate-pulse rounded-sm bg-idle-soft" style={{ height: heightPx }} />;
}
