import { formatCount } from "@/ui/format";
import { wordsOfReason } from "./words";

/** What was not recorded and why; nothing else is kept about it. */
export function ReceiptsList({ receipts }: { receipts: readonly { reason: string; count: number }[] }) {
  if (receipts.length === 0) return <p className="text-ink-2">Everything that reached the hubs in this range was recorded.</p>;
  return (
    <dl className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-4 gap-y-1.5">
      {receipts.map(({ reason, count }) => (
        <div key={reason} className="contents">
          <dt className="text-ink-2">{wordsOfReason(reason)}</dt>
          <dd className="text-right font-medium">{formatCount(count)}</dd>
        </div>
      ))}
    </dl>
  );
}
