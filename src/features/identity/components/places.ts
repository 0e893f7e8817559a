/** Where the rail and the `g` keys lead. */
export const places = [
  { href: "/", name: "Control tower", key: "t", drawing: "M2 13h12M4 13V6l4-3 4 3v7M7 13V9h2v4" },
  { href: "/markets", name: "Markets", key: "m", drawing: "M2 4l4-1.5 4 1.5 4-1.5v10L10 14l-4-1.5L2 14zM6 2.5v10M10 4v10" },
  { href: "/campaigns", name: "Campaigns", key: "c", drawing: "M3 3h10v4H3zM3 9h10v4H3z" },
  { href: "/hubs", name: "Hubs", key: "h", drawing: "M8 2v4M8 10v4M2 8h4M10 8h4M6 8a2 2 0 104 0a2 2 0 10-4 0" },
  { href: "/beacons", name: "Beacons", key: "b", drawing: "M6.5 8a1.5 1.5 0 103 0a1.5 1.5 0 10-3 0M4.5 11.5a5 5 0 010-7M11.5 4.5a5 5 0 010 7" },
] as const;
