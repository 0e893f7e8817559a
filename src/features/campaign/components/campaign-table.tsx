"use client";
import { useRef } from "react";
import { Checkbox } from "@/ui/checkbox";
import { SortEitherTh, SortTh, Table, Td, Th } from "@/ui/table";
import type { CampaignLine, CampaignPage, SortColumn } from "../model/campaign-line";
import { type CampaignFilter, sortedBy } from "./campaign-filter";
import { MoneyCell } from "./campaign-table-money";
import { CampaignTableRow, type RowActions } from "./campaign-table-row";
import { countWords } from "./campaign-words";
import type { Chosen } from "./use-chosen";
import { useRowKeys } from "./use-row-keys";

interface CampaignTableProps {
  page: CampaignPage;
  filter: CampaignFilter;
  chosen: Chosen;
  actions: RowActions;
  onFilter: (filter: CampaignFilter) => void;
}

interface Column {
  column: SortColumn;
  name: string;
  numeric?: boolean;
}

const columns: readonly Column[] = [
  { column: "markets", name: "Markets" },
  { column: "placements", name: "Placements", numeric: true },
  { column: "state", name: "State" },
  { column: "flight", name: "Flights" },
  { column: "value", name: "Media value a day", numeric: true },
  { column: "budget", name: "Planned budget", numeric: true },
];

/** The list as a table: every head orders it, J and K walk through it, X chooses, Enter opens. */
export function CampaignTable({ page, filter, chosen, actions, onFilter }: CampaignTableProps) {
  const body = useRef<HTMLTableSectionElement>(null);
  useRowKeys(body, chosen.toggle);
  const { lines } = page;
  const by = (column: SortColumn, children: string) => ({
    children,
    order: filter.sort !== column ? null : filter.descending ? ("descending" as const) : ("ascending" as const),
    onSort: () => onFilter(sortedBy(filter, column)),
  });
  return (
    <Table label="Campaigns">
      <thead>
        <tr>
          <Th tight>
            <ChooseAll lines={lines} chosen={chosen} />
          </Th>
          <SortEitherTh tight either={by("name", "Campaign")} or={by("labels", "Labels")} />
          {columns.map(({ column, name, numeric }) => (
            <SortTh key={column} tight numeric={numeric} {...by(column, name)} />
          ))}
          {filter.archived ? (
            <Th tight numeric>
              Archived
            </Th>
          ) : (
            <SortEitherTh tight numeric either={by("edited", "Edited")} or={by("created", "Created")} />
          )}
          <Th tight>
            <span className="sr-only">Actions</span>
          </Th>
        </tr>
      </thead>
      <tbody ref={body}>
        {lines.map((line) => (
          <CampaignTableRow
            key={line.id}
            line={line}
            chosen={chosen.has(line.id)}
            onChoose={chosen.toggle}
            actions={actions}
            showCreated={filter.sort === "created"}
          />
        ))}
      </tbody>
      {!filter.archived && lines.length > 0 && <Sums page={page} />}
    </Table>
  );
}

function ChooseAll({ lines, chosen }: { lines: readonly CampaignLine[]; chosen: Chosen }) {
  const count = lines.filter(({ id }) => chosen.has(id)).length;
  const all = count > 0 && count === lines.length;
  return (
    <Checkbox
      label={all ? "Choose none" : "Choose all that are shown"}
      checked={all}
      mixed={count > 0 && !all}
      onChange={() => chosen.set(all ? [] : lines.map(({ id }) => id))}
    />
  );
}

/** Of all that match, however many are shown. */
function Sums({ page: { matching, sums } }: { page: CampaignPage }) {
  return (
    <tfoot className="border-t border-line bg-sunk">
      <tr>
        <Td tight />
        <Td tight colSpan={5}>
          <b className="font-medium">{countWords(matching)}</b>
        </Td>
        <Td tight numeric>
          <MoneyCell sum={sums.value} strong />
        </Td>
        <Td tight numeric>
          <MoneyCell sum={sums.budget} strong />
        </Td>
        <Td tight colSpan={2} />
      </tr>
    </tfoot>
  );
}
