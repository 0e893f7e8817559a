import { ButtonLink } from "@/ui/button-link";
import { Dot } from "@/ui/dot";
import type { Plan } from "./publish-panel";

const shown = 8;

/** Every cell that cannot go, each with its reason, and the way to where it is put right. */
export function PublishBlocks({ plan, slug }: { plan: Plan; slug: string }) {
  const rest = plan.blocks.length - shown;
  return (
    <div className="grid gap-2">
      {plan.stuck > 0 && (
        <p className="font-medium">
          {plan.stuck} of {plan.cells} cells block this release.
        </p>
      )}
      <ul className="grid gap-1 text-sm">
        {plan.blocks.slice(0, shown).map((block) => (
          <li key={`${block.at} ${block.says}`} className="flex items-baseline gap-2">
            <Dot tone="out" />
            <span className="min-w-0">
              {block.at && <span className="font-medium">{block.at} </span>}
              <span className="text-ink-2">{block.says}</span>
            </span>
          </li>
        ))}
        {rest > 0 && <li className="text-ink-3">and {rest} more</li>}
      </ul>
      <div className="flex flex-wrap gap-2">
        <ButtonLink href={`/campaigns/${slug}/factory`} size="sm">
          Open the Factory
        </ButtonLink>
        <ButtonLink href={`/campaigns/${slug}`} size="sm">
          Open the brief
        </ButtonLink>
      </div>
    </div>
  );
}
