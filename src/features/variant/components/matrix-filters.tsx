import { Button } from "@/ui/button";
import { ChoiceMenu, FilterMenu } from "@/ui/choice-menu";
import { backupCell } from "../model/inputs";
import type { Matrix } from "../model/matrix";
import { choicesOf, columnFilters, type FilterName, rowFilters } from "../model/matrix-filter";
import { columnAxes, rowAxes } from "../model/matrix-group";
import type { MatrixAddress } from "./use-matrix-address";
import { columnAxisWords, labelOf, rowAxisWords } from "./words";

const filterWords: Record<FilterName, string> = {
  market: "Market",
  locale: "Locale",
  rules: "Rules",
  connector: "Connector",
  size: "Size",
  publisher: "Publisher",
};

const rowOptions = rowAxes.map((value) => ({ value, label: rowAxisWords[value] }));
const columnOptions = columnAxes.map((value) => ({ value, label: columnAxisWords[value] }));

/** What lines are put together by, and what the matrix is narrowed to; a name with a single value is not offered. */
export function MatrixFilters({ matrix, address }: { matrix: Matrix; address: MatrixAddress }) {
  const { by, filter } = address;
  const names = [...rowFilters, ...columnFilters].map((name) => ({ name, choices: choicesOf(matrix, name) }));
  return (
    <div className="flex items-center gap-1.5 max-md:-mx-3.5 max-md:overflow-x-auto max-md:px-3.5 max-md:py-0.5 md:flex-wrap [&>*]:flex-none">
      <ChoiceMenu label="Rows" options={rowOptions} value={by.rows} onChange={(rows) => address.group({ rows })} />
      <ChoiceMenu label="Columns" options={columnOptions} value={by.columns} onChange={(columns) => address.group({ columns })} />
      <span aria-hidden="true" className="mx-1 h-4 w-px bg-line-strong max-sm:hidden" />
      {names
        .filter(({ name, choices }) => choices.length > 1 || filter[name].length > 0)
        .map(({ name, choices }) => (
          <FilterMenu
            key={name}
            label={filterWords[name]}
            options={choices.map((value) => ({
              value,
              label: labelOf(name, value),
              short: name === "market" && value !== backupCell.market ? value : undefined,
            }))}
            chosen={filter[name]}
            onChange={(values) => address.narrow(name, values)}
          />
        ))}
      <button
        type="button"
        aria-pressed={filter.stake}
        onClick={() => address.showStake(!filter.stake)}
        className="inline-flex h-[26px] items-center rounded-full border border-line-strong bg-panel px-2.5 text-sm text-ink-2 hover:bg-sunk hover:text-ink aria-pressed:border-accent aria-pressed:bg-accent-soft aria-pressed:font-medium aria-pressed:text-ink"
      >
        Only at stake
      </button>
      {address.narrowed && (
        <Button size="sm" variant="quiet" onClick={address.clear}>
          Show everything
        </Button>
      )}
    </div>
  );
}
