import { createRequire } from "node:module";
import { geoArea, geoContains, geoNaturalEarth1, geoPath } from "d3-geo";
import iso from "i18n-iso-countries";
import { feature } from "topojson-client";

const require = createRequire(import.meta.url);

/** The ground that maps are drawn on: Natural Earth's projection, without Antarctica, in units of which a screen shows about one a pixel. */
const width = 1000;
const northern = 83.7;
const southern = -56.5;
/** In square units: the smallest corner that is kept, and the smallest island beside a country's largest. */
const leastCorner = 0.08;
const leastIsland = 0.35;

/** The projection that fills the width, and the height that is left of it. */
function fitted() {
  const unit = geoNaturalEarth1().scale(1).translate([0, 0]);
  const scale = width / (2 * unit([180, 0])[0]);
  const [top, bottom] = [northern, southern].map((latitude) => scale * unit([0, latitude])[1]);
  const translate = [width / 2, -top];
  // Without resampling: borders along a parallel stay on it, where a great circle would leave it.
  return { scale, translate, height: bottom - top, projection: geoNaturalEarth1().scale(scale).translate(translate).precision(0) };
}

const areaOf = ([ax, ay], [bx, by], [cx, cy]) => Math.abs((bx - ax) * (cy - ay) - (cx - ax) * (by - ay)) / 2;

/** Visvalingam and Whyatt 1993: takes away the corner that makes the least difference until all left make enough; both ends stay. */
function simplified(points, project) {
  const kept = points.map((point) => ({ point, at: project(point) }));
  for (;;) {
    let least = leastCorner;
    let index = -1;
    for (let here = 1; here < kept.length - 1; here += 1) {
      const area = areaOf(kept[here - 1].at, kept[here].at, kept[here + 1].at);
      if (area < least) [least, index] = [area, here];
    }
    if (index < 0) return kept.map(({ point }) => point);
    kept.splice(index, 1);
  }
}

/** The atlas with every shared border simplified once, so that neighbours still meet. */
function readAtlas(project) {
  const topology = require("world-atlas/countries-50m.json");
  const { scale, translate } = topology.transform;
  const arcs = topology.arcs.map((arc) => {
    let [x, y] = [0, 0];
    const points = arc.map(([dx, dy]) => {
      x += dx;
      y += dy;
      return [x * scale[0] + translate[0], y * scale[1] + translate[1]];
    });
    return simplified(points, project);
  });
  return feature({ ...topology, transform: undefined, arcs }, topology.objects.countries).features;
}

const polygonsOf = ({ geometry }) => (geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates);
const polygon = (coordinates) => ({ type: "Polygon", coordinates });

/** Polygons by alpha-2 code; "" holds those of no country of ISO 3166-1. */
function byCode(features) {
  const shapes = new Map();
  for (const one of features) {
    const code = (one.id && iso.numericToAlpha2(one.id)) || "";
    if (code !== "AQ") shapes.set(code, [...(shapes.get(code) ?? []), ...polygonsOf(one)]);
  }
  return shapes;
}

/** Gives countries that the atlas draws as part of another, such as Réunion, the polygon that their towns stand on. */
function giveOwn(shapes, countries) {
  for (const { code, latitude, longitude } of countries) {
    if (shapes.has(code)) continue;
    for (const [owner, polygons] of shapes) {
      const largest = polygons.toSorted((a, b) => geoArea(polygon(b)) - geoArea(polygon(a)))[0];
      const own = polygons.filter((one) => one !== largest && geoContains(polygon(one), [longitude, latitude]));
      if (own.length === 0) continue;
      shapes.set(
        owner,
        polygons.filter((one) => !own.includes(one)),
      );
      shapes.set(code, own);
      break;
    }
  }
}

const tenths = (text) => text.split(",").map((number) => Math.round(Number(number) * 10));
const joined = (numbers) => numbers.map((number, at) => (at > 0 && number >= 0 ? ` ${number}` : `${number}`)).join("");

/** A ring as a start and steps in tenths of a unit, which takes half the room of places; "" when nothing is left of it. */
function stepped(ring) {
  const [start, ...corners] = ring.replace("Z", "").split("L").map(tenths);
  let [atX, atY] = start;
  const steps = [];
  for (const [x, y] of corners) {
    if (x !== atX || y !== atY) steps.push(x - atX, y - atY);
    [atX, atY] = [x, y];
  }
  return steps.length < 4 ? "" : `M${joined(start)}l${joined(steps)}z`;
}

function pathOf(polygons, path) {
  const sized = polygons.map((one) => ({ one, size: path.area(polygon(one)) })).toSorted((a, b) => b.size - a.size);
  const kept = sized.filter(({ size }, at) => at === 0 || size >= leastIsland);
  return kept
    .flatMap(({ one }) => (path(polygon(one)) ?? "").split("M").slice(1))
    .map(stepped)
    .join("");
}

/** The ground: its size, the projection that the same points need, and one path a country in tenths of a unit; "" is land of no country of ISO 3166-1. */
export function world(countries) {
  const { scale, translate, height, projection } = fitted();
  const shapes = byCode(readAtlas(projection));
  giveOwn(shapes, countries);
  const path = geoPath(projection).digits(3);
  const paths = [...shapes].map(([code, polygons]) => [code, pathOf(polygons, path)]).filter(([, drawn]) => drawn !== "");
  return { width, height: Math.round(height), scale, translate, paths: Object.fromEntries(paths.toSorted(([a], [b]) => (a < b ? -1 : 1))) };
}
