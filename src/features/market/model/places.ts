import countries from "./countries.json";

/** Where a country's audience is, on average. */
export interface Place {
  /** Degrees, north positive: the population-weighted centre of its towns. Source: GeoNames, CC BY 4.0. */
  latitude: number;
  /** Degrees, east positive. */
  longitude: number;
  /** IANA: where most of its people live; daylight saving included. Source: CLDR. */
  zone: string;
}

const byCode = new Map(countries.map(({ code, latitude, longitude, zone }): [string, Place] => [code, { latitude, longitude, zone }]));

/** The place of an ISO 3166-1 alpha-2 code, or null for what is none. */
export function findPlace(code: string): Place | null {
  return byCode.get(code) ?? null;
}
