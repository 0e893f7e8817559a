"use client";
import { useState } from "react";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { Field } from "@/ui/field";
import { Input } from "@/ui/input";
import { Problem } from "@/ui/problem";
import type { KnownSite } from "../model/sites";
import { SaveSite } from "../schema";
import { freeKey, microsIn, typedOf } from "./plan-choice";
import type { SiteVerbs } from "./use-sites";

interface PlanSiteDialogProps {
  /** Null adds one. */
  site: KnownSite | null;
  /** What costs are in unless told. */
  currency: string;
  /** Keys that other sites have. */
  taken: readonly string[];
  sites: SiteVerbs;
  onClose: () => void;
}

type Typed = Record<(typeof fields)[number]["name"], string>;

const fields = [
  { name: "name", label: "Name", hint: "The place, such as Almaty." },
  { name: "provider", label: "Provider", hint: "Who runs it, or your own." },
  { name: "country", label: "Country", hint: "ISO 3166-1, such as KZ." },
  { name: "residency", label: "Residency", hint: "EU, a country's code, or empty for none." },
  { name: "latitude", label: "Latitude", hint: "Degrees, north positive." },
  { name: "longitude", label: "Longitude", hint: "Degrees, east positive." },
  { name: "cost", label: "Cost a month", hint: "What a hub costs there." },
  { name: "currency", label: "Currency", hint: "ISO 4217, such as EUR." },
] as const;

/** The facts of a site; what is wrong is said beside its box before anything is sent. */
export function PlanSiteDialog({ site, currency, taken, sites, onClose }: PlanSiteDialogProps) {
  const [typed, setTyped] = useState<Typed>(() => typedFrom(site, currency));
  const [tried, setTried] = useState(false);
  const [saving, setSaving] = useState(false);
  const { input, wrong } = read(typed, site?.key ?? freeKey(typed.name, taken), site === null);
  const save = async () => {
    setTried(true);
    if (!input) return;
    setSaving(true);
    const saved = await sites.save(input, site);
    setSaving(false);
    if (saved) onClose();
  };
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={site ? `Edit ${site.name}` : "Add a site"}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" pending={saving} onClick={() => void save()}>
            Save
          </Button>
        </>
      }
    >
      <form
        className="grid gap-3.5"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <div className="grid items-start gap-3.5 sm:grid-cols-2">
          {fields.map(({ name, label, hint }) => (
            <Field key={name} label={label} hint={hint} error={tried || typed[name] !== "" ? wrong[name] : undefined}>
              <Input value={typed[name]} autoComplete="off" onChange={(event) => setTyped({ ...typed, [name]: event.target.value })} />
            </Field>
          ))}
        </div>
        {sites.refusal && <Problem says={sites.refusal.says} complaints={sites.refusal.complaints} />}
        {/* Enter saves from any box. */}
        <button type="submit" hidden />
      </form>
    </Dialog>
  );
}

function typedFrom(site: KnownSite | null, currency: string): Typed {
  if (!site) return { name: "", provider: "", country: "", residency: "", latitude: "", longitude: "", cost: "", currency };
  const { name, provider, country, residency, latitude, longitude, monthlyCost } = site;
  const place = { latitude: String(latitude), longitude: String(longitude) };
  return { name, provider, country, residency, ...place, cost: typedOf(monthlyCost.micros), currency: monthlyCost.currency };
}

const degrees = (text: string) => (text.trim() === "" ? Number.NaN : Number(text.trim().replace("−", "-").replace(",", ".")));
/** What would be sent, or what is wrong by box. */
function read(typed: Typed, key: string, isNew: boolean): { input: SaveSite | null; wrong: Partial<Typed> } {
  const parsed = SaveSite.safeParse({
    key,
    provider: typed.provider,
    name: typed.name,
    country: typed.country.trim().toUpperCase(),
    residency: typed.residency.trim().toUpperCase(),
    latitude: degrees(typed.latitude),
    longitude: degrees(typed.longitude),
    monthlyCostMicros: microsIn(typed.cost) ?? Number.NaN,
    currency: typed.currency.trim().toUpperCase(),
    isNew,
  });
  if (parsed.success) return { input: parsed.data, wrong: {} };
  const wrong: Partial<Typed> = {};
  for (const { path, message } of parsed.error.issues) {
    const field = path[0] === "monthlyCostMicros" ? "cost" : fields.find(({ name }) => name === path[0])?.name;
    if (field) wrong[field] ??= message.startsWith("Invalid input") ? "Is not a number." : `${message[0]?.toUpperCase()}${message.slice(1)}.`;
  }
  return { input: null, wrong };
}
