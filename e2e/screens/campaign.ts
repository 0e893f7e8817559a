import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { expect, type Locator, type Page } from "@playwright/test";

const samples = resolve(import.meta.dirname, "../../src/testing/samples");

/** A campaign's brief, factory and releases, as a person reaches them. */
export class CampaignScreens {
  constructor(
    readonly page: Page,
    private readonly dashboard: string,
    readonly slug: string,
  ) {}

  /** A new campaign with three markets and one placement, home-mpu, 300×250. */
  static async create(page: Page, dashboard: string, name: string, slug: string): Promise<CampaignScreens> {
    await page.goto(`${dashboard}/campaigns/new`);
    await page.getByRole("textbox", { name: "Name" }).fill(name);
    await page.getByRole("button", { name: "Add markets" }).click();
    for (const market of ["Germany", "France", "Japan"]) await page.getByRole("checkbox", { name: new RegExp(`^${market} `) }).check();
    await page.getByRole("button", { name: "Add 3 markets" }).click();
    await page.getByRole("textbox", { name: "One address for all markets" }).fill("https://shop.example/{market}");
    await page.getByRole("button", { name: "Write into every row" }).click();
    await page.getByRole("textbox", { name: "Key" }).fill("home-mpu");
    await page.getByRole("button", { name: "Create campaign" }).click();
    await page.waitForURL(`**/campaigns/${slug}*/**`);
    return new CampaignScreens(page, dashboard, slug);
  }

  /** The same with the coffee photo and the whole sample deck, built. */
  static async createBuilt(page: Page, dashboard: string, name: string, slug: string): Promise<CampaignScreens> {
    const campaign = await CampaignScreens.create(page, dashboard, name, slug);
    await campaign.open("factory");
    await campaign.dropMaster(join(samples, "coffee-600x400.png"));
    await campaign.pasteDeck(await readFile(join(samples, "copy-deck.csv"), "utf8"));
    await expect(page.getByRole("dialog")).toBeHidden();
    await campaign.build(3);
    return campaign;
  }

  async open(tab: "" | "factory" | "releases"): Promise<void> {
    await this.page.goto(`${this.dashboard}/campaigns/${this.slug}/${tab}`);
  }

  async dropMaster(path: string): Promise<void> {
    await this.page.getByLabel("Master photo").setInputFiles(path);
    await expect(this.focalPoint()).toBeVisible({ timeout: 30_000 });
  }

  focalPoint(): Locator {
    return this.page.getByRole("button", { name: /^Focal point/ });
  }

  async pasteDeck(text: string): Promise<void> {
    await this.page
      .getByRole("button", { name: /Paste or upload|Import/ })
      .first()
      .click();
    const dialog = this.page.getByRole("dialog");
    await dialog.getByRole("textbox", { name: "Copy deck" }).fill(text);
    await dialog.getByRole("button", { name: "Import", exact: true }).click();
  }

  async editString(key: string, locale: string, text: string): Promise<void> {
    await this.page.getByRole("button", { name: `${key}, ${locale}:` }).click();
    const field = this.page.getByRole("textbox", { name: `${key}, ${locale}` });
    await field.fill(text);
    await field.press("Enter");
    await expect(this.page.getByRole("button", { name: `${key}, ${locale}: ${text}` })).toBeVisible();
  }

  variants(): Locator {
    return this.page.getByRole("list", { name: "Variants" }).getByRole("listitem");
  }

  async build(changed: number): Promise<void> {
    await this.page.getByRole("button", { name: `Build ${changed} changed` }).click();
    await expect(this.page.getByText("Nothing changed, nothing to build")).toBeVisible({ timeout: 60_000 });
  }

  async publish(number: number, note: string): Promise<void> {
    await this.open("releases");
    await this.page.getByRole("textbox", { name: "Note" }).fill(note);
    await this.page.getByRole("button", { name: `Publish r${number}` }).click();
    await this.expectLive(number);
  }

  async expectLive(number: number): Promise<void> {
    await expect(this.release(number)).toContainText("Live", { timeout: 20_000 });
  }

  /** The timeline's entry. */
  release(number: number): Locator {
    return this.page.getByRole("button", { name: new RegExp(`^r${number}\\b`) });
  }

  async rollBack(to: number, reason: string): Promise<void> {
    await this.page.getByRole("textbox", { name: "Reason" }).fill(reason);
    await this.page.getByRole("button", { name: `Roll back to r${to}` }).click();
  }

  /** What each hub's bar says, such as "eu-west: 41 ms". */
  hubTime(hub: string): Locator {
    return this.page.getByLabel(new RegExp(`^${hub}: [\\d.,]+ m?s$`));
  }

  /** The tag of the German cell, for a publisher who vouches for consent. */
  async tag(): Promise<string> {
    const tag = this.page.getByRole("textbox", { name: "Tag" });
    await expect(tag).toHaveValue(/<script/);
    return tag.inputValue();
  }
}
