export interface Facts {
  /** Newest first. */
  campaigns: readonly { slug: string; proofUrl: string | null; built: number; cells: number }[];
  hubs: number;
  released: boolean;
  impressions: boolean;
}

export interface Step {
  title: string;
  href: string;
  done: boolean;
}

/** The six steps to the first impression, each ticked by what is there. */
export function firstSteps({ campaigns, hubs, released, impressions }: Facts): Step[] {
  const newest = campaigns[0];
  const at = newest ? `/campaigns/${newest.slug}` : "/campaigns/new";
  return [
    { title: "Create a campaign", href: newest ? "/campaigns" : "/campaigns/new", done: campaigns.length > 0 },
    { title: "Add a master photo", href: newest ? `${at}/factory` : at, done: campaigns.some(({ proofUrl }) => proofUrl !== null) },
    { title: "Build its variants", href: newest ? `${at}/factory` : at, done: campaigns.some(({ built, cells }) => cells > 0 && built >= cells) },
    { title: "Join a hub", href: "/hubs", done: hubs > 0 },
    { title: "Publish a release", href: newest ? `${at}/releases` : at, done: released },
    { title: "See an impression", href: newest ? `${at}/releases#tags` : at, done: impressions },
  ];
}
