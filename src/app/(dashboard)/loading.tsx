import { Skeleton } from "@/ui/skeleton";

export default function Loading() {
  return (
    <div role="status" aria-label="Reading" className="grid gap-3.5 p-3.5 md:px-[22px]">
      <Skeleton heightPx={28} />
      <Skeleton heightPx={96} />
      <Skeleton heightPx={320} />
    </div>
  );
}
