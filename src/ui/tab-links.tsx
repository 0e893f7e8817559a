"use client";
import Link from "next/link";
import { usePathname } from "next/navigation";

/** The parts of a workspace, each a page; the one whose address is open is marked. */
export function TabLinks({ items, label }: { items: readonly { href: string; label: string }[]; label: string }) {
  const path = usePathname();
  return (
    <nav aria-label={label} className="flex gap-4 overflow-x-auto border-b border-line px-3.5 md:px-[22px]">
      {items.map(({ href, label: name }) => (
        <Link
          key={href}
          href={href}
          aria-current={path === href ? "page" : undefined}
          className="whitespace-nowrap py-2 text-ink-2 hover:text-ink focus-visible:-outline-offset-2 aria-[current=page]:font-medium aria-[current=page]:text-ink aria-[current=page]:shadow-[inset_0_-2px_0_var(--accent)]"
        >
          {name}
        </Link>
      ))}
    </nav>
  );
}
