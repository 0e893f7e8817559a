/** A place on Earth: degrees, north and east positive. */
export interface Point {
  latitude: number;
  longitude: number;
}

/** Mean radius of the Earth, km. Source: IUGG, R1 = 6371.0088. */
const earthKm = 6_371.0088;
/** Light in fibre, km a millisecond. Source: ITU-T G.114, 5 µs a kilometre of optical cable. */
const fibreKmPerMs = 200;
/** Cables are this much longer than the great circle. Source: ITU-T G.826, route length of up to 1,000 km; taken for longer ones too. */
const detour = 1.5;
/** One for the request and its first byte, two for setting the connection up (TCP, RFC 9293 3.5, then TLS 1.3, RFC 8446 2). */
const roundTrips = 3;

const radians = (degrees: number) => (degrees * Math.PI) / 180;

/** The great-circle distance of two places, km, on a sphere. Source: R. W. Sinnott, "Virtues of the Haversine", Sky and Telescope 68 (1984) 159. */
export function distanceKm(a: Point, b: Point): number {
  const north = Math.sin(radians(b.latitude - a.latitude) / 2) ** 2;
  const east = Math.sin(radians(b.longitude - a.longitude) / 2) ** 2;
  const haversine = north + Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude)) * east;
  return 2 * earthKm * Math.asin(Math.min(1, Math.sqrt(haversine)));
}

/**
 * The expected time to first byte over a distance, ms; always an estimate: 200 km/ms in fibre, × 1.5 for the path, three
 * round trips, the request's own and two to set the connection up, so 0.045 ms a kilometre. The last mile and the server's own time are
 * not in it. Source: docs/decisions/0009-hub-planner.md.
 */
export function estimateTtfbMs(km: number): number {
  return (roundTrips * 2 * km * detour) / fibreKmPerMs;
}
