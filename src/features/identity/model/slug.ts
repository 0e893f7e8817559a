// Organization: a company; everything else belongs to exactly one.
// Team: people of an organization who share campaigns.
// Member: a person in an organization, with a role there or in its teams.
// Slug: an organization's name as an address can hold it.

/** "Fjörd Coffee" -> "fjord-coffee"; "organization" when no letter or digit of ASCII is left. At most 40 characters. */
export function slugOf(name: string): string {
  const bare = name.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const slug = bare
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, 40)
    .replace(/^-+|-+$/g, "");
  return slug || "organization";
}

/** The first of slug, slug-2, slug-3 … that is not taken. */
export function freeSlug(slug: string, taken: ReadonlySet<string>): string {
  for (let number = 2, candidate = slug; ; number += 1) {
    if (!taken.has(candidate)) return candidate;
    candidate = `${slug}-${number}`;
  }
}
