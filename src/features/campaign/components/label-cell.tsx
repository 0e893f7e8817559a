import { Tag } from "lucide-react";
import { Chip } from "@/ui/chip";
import type { CampaignLine } from "../model/campaign-line";

const shown = 2;

interface LabelCellProps {
  line: CampaignLine;
  onEdit: (line: CampaignLine) => void;
}

/** A campaign's labels below its name; pressing them edits them where the person may. */
export function LabelCell({ line, onEdit }: LabelCellProps) {
  const { labels, name, may, archivedAt } = line;
  const rest = labels.length - shown;
  const chips = (
    <span title={labels.join(", ")} className="flex max-w-46 items-center gap-1">
      {labels.slice(0, shown).map((label, at) => (
        <span key={label} className={`flex ${at === 0 ? "max-w-22 flex-none" : "min-w-0"}`}>
          <Chip>{label}</Chip>
        </span>
      ))}
      {rest > 0 && <span className="text-sm leading-[18px] text-ink-3">+{rest}</span>}
    </span>
  );
  if (!may.edit || archivedAt) return labels.length > 0 ? chips : null;
  return (
    <button
      type="button"
      onClick={() => onEdit(line)}
      aria-label={labels.length > 0 ? `Labels of ${name}: ${labels.join(", ")}. Edit` : `Add labels to ${name}`}
      className="group flex min-h-6 flex-none items-center rounded-sm"
    >
      {labels.length > 0 ? chips : <AddSign />}
    </button>
  );
}

/** Seen when the row is hovered or its button has the focus; always where nothing can hover. */
function AddSign() {
  return (
    <span
      title="Add labels"
      className="grid size-6 place-items-center text-ink-3 in-[tr:hover]:opacity-100 group-focus-visible:opacity-100 pointer-fine:opacity-0"
    >
      <Tag aria-hidden="true" size={13} />
    </span>
  );
}
