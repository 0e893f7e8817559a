"use client";
import { useFormState } from "react-hook-form";
import { Dot } from "@/ui/dot";
import { useBrief } from "./brief-hands";
import { type BriefPart, briefParts } from "./brief-parts";
import { usePartInView } from "./use-part-in-view";

const parts: readonly BriefPart[] = Object.values(briefParts);
const ids = parts.map(({ id }) => id);

/** The way to each part of the brief, with a mark where something has to be put right: at the side, or on top where the screen is narrow. */
export function BriefIndex() {
  const { control } = useBrief();
  const { errors } = useFormState({ control });
  const { facts, ...lists } = errors;
  const wrong = new Set([...Object.keys(lists), ...Object.keys(facts ?? {})]);
  const here = usePartInView(ids);
  return (
    <nav
      aria-label="Parts of the brief"
      className="sticky top-0 z-20 -mx-3.5 overflow-x-auto border-b border-line bg-page px-3.5 md:-mx-[22px] md:px-[22px] xl:top-4 xl:mx-0 xl:border-b-0 xl:px-0"
    >
      <ul className="flex gap-1 py-1.5 xl:grid xl:gap-0.5 xl:py-0">
        {parts.map(({ id, title, holds }) => (
          <li key={id}>
            <a
              href={`#${id}`}
              aria-current={here === id ? "location" : undefined}
              className="flex items-center gap-2 whitespace-nowrap rounded-sm px-2 py-1 text-ink-2 hover:bg-sunk hover:text-ink focus-visible:-outline-offset-2 aria-[current=location]:bg-sunk aria-[current=location]:font-medium aria-[current=location]:text-ink"
            >
              {title}
              {holds.some((name) => wrong.has(name)) && (
                <span className="ml-auto inline-flex items-center">
                  <Dot tone="out" />
                  <span className="sr-only">needs to be put right</span>
                </span>
              )}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
