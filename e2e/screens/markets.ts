import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, type Locator, type Page } from "@playwright/test";

/** 26 markets with illustrative figures. */
export const sampleMarkets = readFileSync(resolve(import.meta.dirname, "../../src/processes/stack/demo/markets.csv"), "utf8");

/** Markets and the planner, as a person reaches them. */
export class MarketScreens {
  constructor(
    readonly page: Page,
    private readonly dashboard: string,
  ) {}

  async open(query = ""): Promise<void> {
    await this.page.goto(`${this.dashboard}/markets${query}`);
    await expect(this.page.getByRole("heading", { level: 1, name: "Markets" })).toBeVisible();
  }

  dialog(): Locator {
    return this.page.getByRole("dialog", { name: "Import markets" });
  }

  /** Opens the import, unless it is open, and hands it a file. */
  async choose(name: string, text: string): Promise<void> {
    if (!(await this.dialog().isVisible())) await this.page.getByRole("button", { name: "Import", exact: true }).first().click();
    await this.dialog()
      .getByLabel("File of markets")
      .setInputFiles({ name, mimeType: "text/csv", buffer: Buffer.from(text) });
  }

  /** Brings in the sample, which nothing is known before. */
  async importSample(): Promise<void> {
    await this.open();
    await this.choose("markets.csv", sampleMarkets);
    await this.dialog().getByRole("button", { name: "Import 26 markets" }).click();
    await expect(this.page.getByText("markets.csv: 26 added, 0 changed, 0 the same.")).toBeVisible();
  }

  /** The names of a ranking's rows, best first. */
  async ranking(label: string): Promise<string[]> {
    const rows = this.page.getByRole("region", { name: label }).locator("tbody tr b");
    await expect(rows.first()).toBeVisible();
    return rows.allInnerTexts();
  }

  cell(market: string, column: string): Locator {
    return this.page.locator(`[data-place="${market} ${column}"]`);
  }

  async plan(hubs: number): Promise<void> {
    await this.page.goto(`${this.dashboard}/markets/plan`);
    await this.page.getByRole("combobox", { name: "At most" }).click();
    await this.page.getByRole("option", { name: `${hubs} hubs` }).click();
    await this.page.getByRole("button", { name: "Plan hubs" }).click();
  }

  /** Waits for the answers of the plan that was asked. */
  async expectProven(): Promise<void> {
    await expect(this.page.getByText("proven for each number of hubs")).toBeVisible({ timeout: 60_000 });
  }

  comparison(): Locator {
    return this.page.getByRole("region", { name: "Numbers of hubs compared" });
  }
}
