/** Nearshelf's sign: parcels on a shelf. */
export function Mark({ sizePx = 20 }: { sizePx?: number }) {
  return (
    <svg aria-hidden="true" width={sizePx} height={sizePx} viewBox="0 0 20 20" className="flex-none">
      <rect x="1" y="12" width="18" height="3" rx="1" fill="var(--ink)" />
      <rect x="3" y="5" width="5" height="6" rx="1" fill="var(--accent)" />
      <rect x="10" y="7.5" width="3.5" height="3.5" rx="1" fill="var(--ink)" opacity=".55" />
    </svg>
  );
}
