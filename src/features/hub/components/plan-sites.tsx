"use client";
import { useState } from "react";
import { Button } from "@/ui/button";
import { FilterMenu } from "@/ui/choice-menu";
import { formatMoney } from "@/ui/format";
import { Input } from "@/ui/input";
import { Action, MoreMenu } from "@/ui/more-menu";
import { Panel } from "@/ui/panel";
import { Problem } from "@/ui/problem";
import { Segmented } from "@/ui/segmented";
import { Table, Td, Th } from "@/ui/table";
import { Tag } from "@/ui/tag";
import { useAddress } from "@/ui/use-address";
import { defaultMonthlyCost, type KnownSite, sitesAsOf } from "../model/sites";
import type { AskPlan } from "../schema";
import { ruleOf, type SiteRule, withRule } from "./plan-choice";
import { PlanSiteDialog } from "./plan-site-dialog";
import type { GroundView } from "./use-plan";
import { type SiteVerbs, useSites } from "./use-sites";

interface PlanSitesProps {
  ground: GroundView;
  asked: AskPlan;
  onChange: (asked: AskPlan) => void;
}

/** Where hubs could stand: which a plan may, must or never uses, what each costs, and the organization's own. */
export function PlanSites({ ground, asked, onChange }: PlanSitesProps) {
  const sites = useSites();
  const [edited, setEdited] = useState<KnownSite | "new" | null>(null);
  const { shown, controls } = useFilter(ground.sites);
  const hidden = ground.sites.filter((site) => site.hidden).length;
  const open = (site: KnownSite | "new" | null) => {
    sites.forget();
    setEdited(site);
  };
  return (
    <Panel
      title="Candidate sites"
      note={`${ground.sites.length - hidden}${hidden > 0 ? `, ${hidden} hidden` : ""}`}
      actions={
        <>
          {controls}
          <Button size="sm" disabled={!ground.may.plan} onClick={() => open("new")}>
            Add a site
          </Button>
        </>
      }
      flush
    >
      {sites.refusal && edited === null && (
        <div className="p-3.5">
          <Problem says={sites.refusal.says} complaints={sites.refusal.complaints} />
        </div>
      )}
      {shown.length === 0 ? (
        <p className="px-3.5 py-3 text-ink-2">No site matches. Change the search or the filters.</p>
      ) : (
        <SiteTable shown={shown} asked={asked} onChange={onChange} mayEdit={ground.may.plan} sites={sites} onEdit={open} />
      )}
      <p className="border-t border-line px-3.5 py-2 text-sm text-ink-3">
        Regions from the public lists of AWS, Google Cloud and Azure as of {sitesAsOf}; coordinates are of the place named. {formatMoney(defaultMonthlyCost)} a
        month is a default for a small machine, no provider's price: enter what yours cost.
      </p>
      {edited !== null && (
        <PlanSiteDialog
          site={edited === "new" ? null : edited}
          currency={ground.currency.reporting}
          taken={ground.sites.map(({ key }) => key)}
          sites={sites}
          onClose={() => open(null)}
        />
      )}
    </Panel>
  );
}

/** Search, provider and hidden, kept in the address. */
function useFilter(sites: readonly KnownSite[]) {
  const [read, write] = useAddress();
  const search = (read("site") ?? "").trim().toLowerCase();
  const chosen =
    read("provider")
      ?.split(",")
      .filter((one) => one !== "") ?? [];
  const providers = [...new Set(sites.map(({ provider }) => provider))].toSorted();
  const isHidden = read("hidden") === "1";
  const shown = sites.filter(
    ({ key, name, provider, country, hidden }) =>
      (isHidden || !hidden) && (chosen.length === 0 || chosen.includes(provider)) && `${key} ${name} ${provider} ${country}`.toLowerCase().includes(search),
  );
  const controls = (
    <>
      <span className="w-40">
        <Input
          type="search"
          aria-label="Search sites"
          placeholder="Search"
          value={read("site") ?? ""}
          onChange={(event) => write("site", event.target.value || null)}
        />
      </span>
      <FilterMenu
        label="Provider"
        options={providers.map((provider) => ({ value: provider, label: provider }))}
        chosen={chosen}
        onChange={(next) => write("provider", next.join(",") || null)}
      />
      <Segmented<"open" | "all">
        label="Which sites"
        value={isHidden ? "all" : "open"}
        onChange={(next) => write("hidden", next === "all" ? "1" : null)}
        options={[
          { value: "open", label: "Candidates" },
          { value: "all", label: "All" },
        ]}
      />
    </>
  );
  return { shown, controls };
}

interface SiteTableProps extends Pick<PlanSitesProps, "asked" | "onChange"> {
  shown: readonly KnownSite[];
  mayEdit: boolean;
  sites: SiteVerbs;
  onEdit: (site: KnownSite) => void;
}

function SiteTable({ shown, asked, onChange, mayEdit, sites, onEdit }: SiteTableProps) {
  return (
    <Table label="Candidate sites">
      <thead>
        <tr>
          <Th>Site</Th>
          <Th>In this question</Th>
          <Th numeric>Cost a month</Th>
          <Th>Provider</Th>
          <Th>Residency</Th>
          <Th numeric>Latitude</Th>
          <Th numeric>Longitude</Th>
          <Th />
        </tr>
      </thead>
      <tbody>
        {shown.map((site) => (
          <SiteRow
            key={site.key}
            site={site}
            rule={ruleOf(asked, site.key)}
            onRule={(rule) => onChange(withRule(asked, site.key, rule))}
            mayEdit={mayEdit}
            sites={sites}
            onEdit={() => onEdit(site)}
          />
        ))}
      </tbody>
    </Table>
  );
}

const rules: readonly { value: SiteRule; label: string }[] = [
  { value: "may", label: "May" },
  { value: "must", label: "Must" },
  { value: "never", label: "Never" },
];

const degrees = (value: number) => value.toFixed(2).replace("-", "−");

interface SiteRowProps {
  site: KnownSite;
  rule: SiteRule;
  onRule: (rule: SiteRule) => void;
  mayEdit: boolean;
  sites: SiteVerbs;
  onEdit: () => void;
}

function SiteRow({ site, rule, onRule, mayEdit, sites, onEdit }: SiteRowProps) {
  const { name, country, provider, residency, latitude, longitude, monthlyCost, origin, hidden } = site;
  const isDefault = monthlyCost.micros === defaultMonthlyCost.micros && monthlyCost.currency === defaultMonthlyCost.currency && origin === "shipped";
  return (
    <tr className={hidden ? "text-ink-3" : ""}>
      <Td title={site.key}>
        {name} <span className="text-ink-3">{country}</span>
      </Td>
      <Td>{hidden ? "–" : <Segmented<SiteRule> label={`${name} in this question`} value={rule} onChange={onRule} options={rules} />}</Td>
      <Td numeric>
        {formatMoney(monthlyCost)} {isDefault && <span className="text-ink-3">default</span>}
      </Td>
      <Td>
        <span className="flex items-center gap-2">
          {provider}
          {origin !== "shipped" && <Tag tone="accent">{origin}</Tag>}
          {hidden && <Tag tone="idle">hidden</Tag>}
        </span>
      </Td>
      <Td>{residency || <span className="text-ink-3">none</span>}</Td>
      <Td numeric>{degrees(latitude)}</Td>
      <Td numeric>{degrees(longitude)}</Td>
      <Td numeric>
        {mayEdit && (
          <MoreMenu label={`Change ${name}`}>
            {actionsOf(site, sites, onEdit).map(({ label, onPress }) => (
              <Action key={label} onChoose={onPress}>
                {label}
              </Action>
            ))}
          </MoreMenu>
        )}
      </Td>
    </tr>
  );
}

function actionsOf(site: KnownSite, sites: SiteVerbs, onEdit: () => void) {
  const edit = { label: "Edit", onPress: onEdit };
  const restore = { label: "As shipped", onPress: () => sites.restore(site) };
  const show = { label: "Show again", onPress: () => sites.show(site) };
  const hide = { label: "Leave out of plans", onPress: () => sites.hide(site) };
  const remove = { label: "Remove", onPress: () => sites.remove(site) };
  return [edit, site.hidden ? show : hide, ...(site.origin === "edited" ? [restore] : []), ...(site.origin === "own" ? [remove] : [])];
}
