// Site: a place where a hub could stand.
// Shipped site: one of the table below; an organization's row of the same key replaces it.
// Candidate: a site that a plan may choose, that is, one that is not hidden.
// Residency: the region that a site's bytes stay in: EU in the European Economic Area, else the country's own code.
// Plan: one question to the placement planner with an answer for each number of hubs.

import { regionOf } from "@/features/publisher/model/hosts";
import type { Money } from "@/kernel/money";

export interface Site {
  /** a to z, 0 to 9 and dashes, such as aws-eu-central-1. */
  key: string;
  provider: string;
  /** The city or county that the provider names. */
  name: string;
  /** ISO 3166-1 alpha-2. */
  country: string;
  /** Degrees, north positive: of the place named, not of a building. */
  latitude: number;
  /** Degrees, east positive. */
  longitude: number;
  /** EU, a country's code, or "" for none. */
  residency: string;
  /** What a hub there costs a month. */
  monthlyCost: Money;
}

/** Where a site's row is from: as shipped, shipped and changed here, or the organization's own. */
export type SiteOrigin = "shipped" | "edited" | "own";

export interface KnownSite extends Site {
  origin: SiteOrigin;
  /** Left out of plans. */
  hidden: boolean;
}

/** The day the shipped table was put together from the providers' public lists of regions. */
export const sitesAsOf = "2026-11-25";

/** Stands for a small machine with a disk until someone enters what a hub costs there; no provider's price. */
export const defaultMonthlyCost: Money = { micros: 150_000_000, currency: "USD" };

function row(key: string, provider: string, name: string, country: string, latitude: number, longitude: number): Site {
  return { key, provider, name, country, latitude, longitude, residency: regionOf(country), monthlyCost: defaultMonthlyCost };
}

const aws = "AWS";
const google = "Google Cloud";
const azure = "Azure";

/** Forty cloud regions. Source: the public region lists of AWS, Google Cloud and Azure as of `sitesAsOf`; coordinates of the places they name. */
export const shippedSites: readonly Site[] = [
  row("aws-af-south-1", aws, "Cape Town", "ZA", -33.92, 18.42),
  row("aws-ap-east-1", aws, "Hong Kong", "HK", 22.32, 114.17),
  row("aws-ap-northeast-1", aws, "Tokyo", "JP", 35.68, 139.69),
  row("aws-ap-northeast-2", aws, "Seoul", "KR", 37.57, 126.98),
  row("aws-ap-south-1", aws, "Mumbai", "IN", 19.08, 72.88),
  row("aws-ap-southeast-1", aws, "Singapore", "SG", 1.29, 103.85),
  row("aws-ap-southeast-2", aws, "Sydney", "AU", -33.87, 151.21),
  row("aws-ap-southeast-3", aws, "Jakarta", "ID", -6.21, 106.85),
  row("aws-ap-southeast-7", aws, "Bangkok", "TH", 13.76, 100.5),
  row("aws-ca-central-1", aws, "Montréal", "CA", 45.5, -73.57),
  row("aws-eu-central-1", aws, "Frankfurt", "DE", 50.11, 8.68),
  row("aws-eu-central-2", aws, "Zurich", "CH", 47.37, 8.54),
  row("aws-eu-north-1", aws, "Stockholm", "SE", 59.33, 18.07),
  row("aws-eu-south-1", aws, "Milan", "IT", 45.46, 9.19),
  row("aws-eu-west-1", aws, "Dublin", "IE", 53.35, -6.26),
  row("aws-eu-west-2", aws, "London", "GB", 51.51, -0.13),
  row("aws-eu-west-3", aws, "Paris", "FR", 48.86, 2.35),
  row("aws-il-central-1", aws, "Tel Aviv", "IL", 32.09, 34.78),
  row("aws-me-south-1", aws, "Manama", "BH", 26.23, 50.59),
  row("aws-sa-east-1", aws, "São Paulo", "BR", -23.55, -46.63),
  row("aws-us-east-1", aws, "Ashburn", "US", 39.04, -77.49),
  row("aws-us-east-2", aws, "Columbus", "US", 39.96, -83.0),
  row("aws-us-west-2", aws, "Boardman", "US", 45.84, -119.7),
  row("azure-mexicocentral", azure, "Querétaro", "MX", 20.59, -100.39),
  row("azure-newzealandnorth", azure, "Auckland", "NZ", -36.85, 174.76),
  row("azure-norwayeast", azure, "Oslo", "NO", 59.91, 10.75),
  row("azure-southafricanorth", azure, "Johannesburg", "ZA", -26.2, 28.05),
  row("azure-uaenorth", azure, "Dubai", "AE", 25.2, 55.27),
  row("gcp-asia-east1", google, "Changhua", "TW", 24.05, 120.52),
  row("gcp-asia-south2", google, "Delhi", "IN", 28.61, 77.21),
  row("gcp-europe-central2", google, "Warsaw", "PL", 52.23, 21.01),
  row("gcp-europe-north1", google, "Hamina", "FI", 60.57, 27.2),
  row("gcp-europe-southwest1", google, "Madrid", "ES", 40.42, -3.7),
  row("gcp-europe-west4", google, "Eemshaven", "NL", 53.44, 6.84),
  row("gcp-me-central2", google, "Dammam", "SA", 26.43, 50.1),
  row("gcp-northamerica-northeast2", google, "Toronto", "CA", 43.65, -79.38),
  row("gcp-southamerica-west1", google, "Santiago", "CL", -33.45, -70.67),
  row("gcp-us-central1", google, "Council Bluffs", "US", 41.26, -95.86),
  row("gcp-us-south1", google, "Dallas", "US", 32.78, -96.8),
  row("gcp-us-west2", google, "Los Angeles", "US", 34.05, -118.24),
];

const shippedByKey = new Map(shippedSites.map((site) => [site.key, site]));

/** The shipped row of a key, or null for an organization's own site. */
export function findShipped(key: string): Site | null {
  return shippedByKey.get(key) ?? null;
}

/** The shipped table with an organization's rows laid over it, by key: changed, hidden and added sites. */
export function knownSites(rows: readonly (Site & { hidden: boolean })[]): KnownSite[] {
  const own = new Map(rows.map((site) => [site.key, site]));
  const untouched = shippedSites.filter(({ key }) => !own.has(key)).map((site): KnownSite => ({ ...site, origin: "shipped", hidden: false }));
  const changed = rows.map((site): KnownSite => ({ ...site, origin: originOf(site) }));
  return [...untouched, ...changed].toSorted((a, b) => (a.key < b.key ? -1 : 1));
}

/** A shipped site that was only hidden is still as shipped. */
function originOf(site: Site): SiteOrigin {
  const shipped = findShipped(site.key);
  if (!shipped) return "own";
  return isSame(site, shipped) ? "shipped" : "edited";
}

function isSame(a: Site, b: Site): boolean {
  const facts = ({ provider, name, country, latitude, longitude, residency, monthlyCost }: Site) =>
    JSON.stringify([provider, name, country, latitude, longitude, residency, monthlyCost.micros, monthlyCost.currency]);
  return facts(a) === facts(b);
}
