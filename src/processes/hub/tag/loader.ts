// Runs in the publisher's page, at most 1 kB with its data: draws an entry, shows it, sends the beacons.
// Nothing is stored in the browser. A viewer with Global Privacy Control causes one event, which the hub counts as an opt-out.
import type { Cell } from "./cell";

declare const __CELL__: Cell;

const { q, w, h, s, e, t } = __CELL__;
const startMs = performance.now();
const script = document.currentScript as HTMLScriptElement;
const [path = "", own = ""] = script.src.split("?");
const host = path.slice(0, path.indexOf("/t/"));
const arm = t && Math.random() > t[0] ? "c" : "h";
let nonce = "";
for (const byte of crypto.getRandomValues(new Uint8Array(8))) nonce += (byte + 256).toString(16).slice(1);

const draw = Math.random() * s;
const [file, , click, says] = e.find((entry) => draw < entry[1]) || e[0];
const variant = file.slice(0, 8);

const optedOut = (navigator as { globalPrivacyControl?: boolean }).globalPrivacyControl;
let quiet = false;
const send = (event: string, more = "") =>
  quiet ||
  fetch(`${host}/e?${q}&v=${variant}&a=${arm}&n=${nonce}&e=${event + more}&${own}`, {
    method: "POST",
    keepalive: true,
    mode: "no-cors",
    credentials: "omit",
    referrerPolicy: "no-referrer",
  }).catch(ignore);
const ignore = () => undefined;

send("assigned", optedOut ? "&gpc=1" : "");
quiet = !!optedOut;

const link = document.createElement("a");
const image = new Image(w, h);
link.target = "_blank";
link.rel = "noopener";
link.style.cssText = `display:inline-block;width:${w}px;height:${h}px`;
if (click) link.href = click.replace("{ref}", [variant, arm, new URLSearchParams(own).get("m"), new Date().toJSON().slice(0, 10)].join("."));
link.onclick = () => {
  send("click");
};
image.alt = says;
image.src = (arm === "c" && t ? t[1] : `${host}/b/`) + file;
link.append(image);
script.after(link);

image.decode().then(() => {
  const hydratedMs = performance.now() - startMs;
  const timing = performance.getEntriesByName(image.src).pop() as PerformanceResourceTiming | undefined;
  // A cached load transferred nothing, and says nothing about the time to the first byte.
  send(
    "impression",
    timing?.transferSize ? `&q=${(timing.responseStart - timing.requestStart).toFixed(1)}&s=${(timing.responseStart - timing.startTime).toFixed(1)}` : "",
  );
  send("hydrated", `&h=${hydratedMs.toFixed(1)}`);
  // MRC: half of the pixels for one second; 30 % from 242,500 square pixels.
  const threshold = w * h < 242_500 ? 0.5 : 0.3;
  let timer = 0;
  const look = new IntersectionObserver(
    ([seen]) => {
      clearTimeout(timer);
      if (seen && seen.intersectionRatio >= threshold) timer = window.setTimeout(count, 1_000);
    },
    { threshold },
  );
  const count = () => {
    look.disconnect();
    if (document.hidden) look.observe(image);
    else send("viewable");
  };
  look.observe(image);
}, ignore);
