"use client";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { places } from "./places";

/** The rooms in supply-chain order. */
export function RailLinks({ onGo }: { onGo?: () => void }) {
  const path = usePathname();
  return (
    <nav aria-label="Rooms" className="grid gap-0.5">
      {places.map(({ href, name, drawing }) => (
        <Link
          key={href}
          href={href}
          onClick={onGo}
          aria-current={isHere(path, href) ? "page" : undefined}
          className="flex items-center gap-[9px] rounded-sm border border-transparent px-2 py-1 text-ink-2 hover:text-ink aria-[current=page]:border-line aria-[current=page]:bg-panel aria-[current=page]:font-medium aria-[current=page]:text-ink"
        >
          <svg aria-hidden="true" viewBox="0 0 16 16" className="size-[15px] fill-none stroke-current stroke-[1.5]">
            <path d={drawing} />
          </svg>
          {name}
        </Link>
      ))}
    </nav>
  );
}

function isHere(path: string, href: string): boolean {
  return href === "/" ? path === "/" : path === href || path.startsWith(`${href}/`);
}
