import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, owner, test } from "./fixtures";
import { CampaignScreens } from "./screens/campaign";
import { MarketScreens } from "./screens/markets";
import { signIn } from "./screens/sign-in";

const screens = [
  "",
  "campaigns",
  "campaigns/new",
  "campaigns/night-shift",
  "campaigns/night-shift/matrix",
  "campaigns/night-shift/factory",
  "campaigns/night-shift/releases",
  "hubs",
  "markets",
  "markets/plan",
  "hubs/eu-west",
  "beacons",
];

/** What axe finds that would stop or hinder a person, as "rule: first place". */
async function barriers(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]).analyze();
  const grave = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
  return grave.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
}

async function sidewaysScroll(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

test("every screen is free of grave accessibility barriers in both themes and fits a phone", async ({ stack, page }) => {
  await signIn(page, stack.dashboardUrl, owner);
  const markets = new MarketScreens(page, stack.dashboardUrl);
  await markets.importSample();
  await markets.plan(3);
  await markets.expectProven();
  const campaign = await CampaignScreens.createBuilt(page, stack.dashboardUrl, "Night shift", "night-shift");
  await campaign.publish(1, "For looking at");
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    for (const path of screens) {
      await page.setViewportSize({ width: 1440, height: 900 });
      await page.goto(`${stack.dashboardUrl}/${path}`);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      await expect(page.locator("[aria-busy=true]")).toHaveCount(0);
      expect.soft(await barriers(page), `/${path} ${colorScheme}`).toEqual([]);
      await page.screenshot({ path: `test-results/screens/${path.replaceAll("/", "-") || "tower"}.${colorScheme}.1440.png`, fullPage: true });
      await page.setViewportSize({ width: 390, height: 844 });
      expect.soft(await sidewaysScroll(page), `/${path} at 390 px`).toBe(0);
      await page.screenshot({ path: `test-results/screens/${path.replaceAll("/", "-") || "tower"}.${colorScheme}.390.png`, fullPage: true });
    }
  }
});
