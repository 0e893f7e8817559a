import { expect, test } from "./fixtures";
import { addMember, addStranger } from "./people";
import { MarketScreens, sampleMarkets } from "./screens/markets";
import { signIn } from "./screens/sign-in";

const broken = sampleMarkets.replace("DE,de-DE,EUR,7.4", "DX,de-DE,EUR,7.4").replace("JP,ja-JP,JPY,6.8", "JP,ja-JP,JPY,-6.8");

test("an ad manager goes from a spreadsheet to a map, a matrix and a plan in one sitting", async ({ stack, page, browser }) => {
  test.setTimeout(300_000);
  const manager = await addMember(stack, "mira", "ad_manager");
  const markets = new MarketScreens(page, stack.dashboardUrl);

  await test.step("two bad cells are named by row and column, and nothing is imported", async () => {
    await signIn(page, stack.dashboardUrl, manager);
    await markets.open();
    await markets.choose("markets.csv", broken);
    await expect(markets.dialog().getByText("2 problems")).toBeVisible();
    await expect(markets.dialog().getByRole("alert")).toContainText("row 4, A");
    await expect(markets.dialog().getByRole("alert")).toContainText("row 8, D");
    await expect(markets.dialog().getByRole("button", { name: "Import", exact: true })).toBeDisabled();
  });

  await test.step("the mended file is imported whole, and again changes nothing", async () => {
    await markets.choose("markets.csv", sampleMarkets);
    await markets.dialog().getByRole("button", { name: "Import 26 markets" }).click();
    await expect(page.getByText("markets.csv: 26 added, 0 changed, 0 the same.")).toBeVisible();
    await markets.choose("markets.csv", sampleMarkets);
    await expect(markets.dialog().getByRole("button", { name: "Nothing to change" })).toBeDisabled();
    await page.keyboard.press("Escape");
  });

  await test.step("the top ten and the hotspots are what the figures say", async () => {
    expect((await markets.ranking("Top ten by CPM")).slice(0, 4)).toEqual(["United States", "Norway", "Australia", "United Kingdom"]);
    await markets.open("?top=value");
    expect((await markets.ranking("Top ten by Media value a day")).slice(0, 3)).toEqual(["United States", "United Kingdom", "Japan"]);
    const spots = await markets.ranking("Latency hotspots");
    expect(spots.slice(0, 2)).toEqual(["Brazil", "Indonesia"]);
    expect(spots).toContain("South Africa");
    expect(spots).not.toContain("United States");
  });

  await test.step("a CPM is changed with the keyboard and taken back", async () => {
    await markets.cell("DE", "cpm").focus();
    await page.keyboard.type("7.9");
    await page.keyboard.press("Enter");
    await expect(markets.cell("DE", "cpm")).toContainText("7.90");
    await page.keyboard.press("Control+z");
    await expect(markets.cell("DE", "cpm")).toContainText("7.40");
  });

  await test.step("three hubs are planned, each number of them compared and proven", async () => {
    await markets.plan(3);
    await markets.expectProven();
    await expect(markets.comparison().getByRole("row")).toHaveCount(5);
  });

  await test.step("the missing cells of a campaign are ranked by media value", async () => {
    await page.goto(`${stack.dashboardUrl}/campaigns/new`);
    await page.getByRole("textbox", { name: "Name" }).fill("Night shift");
    await page.getByRole("button", { name: "Add top 10 by media value" }).click();
    await page.getByRole("textbox", { name: "One address for all markets" }).fill("https://shop.example/{market}");
    await page.getByRole("button", { name: "Write into every row" }).click();
    await page.getByRole("button", { name: "Create campaign" }).click();
    await page.waitForURL("**/campaigns/night-shift/**");
    await page.goto(`${stack.dashboardUrl}/campaigns/night-shift/matrix`);
    const stake = page.getByRole("listitem").filter({ hasText: "missing" });
    await expect(stake.first()).toContainText("US · en-US");
    await expect(page.getByText(/cells hold back 100 % of planned impressions/)).toBeVisible();
  });

  await test.step("a producer sees the matrix but cannot change a CPM", async () => {
    const context = await browser.newContext();
    const theirs = await context.newPage();
    await signIn(theirs, stack.dashboardUrl, await addMember(stack, "pavel", "producer"));
    await theirs.goto(`${stack.dashboardUrl}/campaigns/night-shift/matrix`);
    await expect(theirs.getByRole("grid")).toBeVisible();
    const screens = new MarketScreens(theirs, stack.dashboardUrl);
    await screens.open();
    await expect(theirs.getByText(/Your role reads markets/)).toBeVisible();
    await screens.cell("DE", "cpm").focus();
    await theirs.keyboard.type("9.9");
    await expect(theirs.getByRole("textbox", { name: "CPM of Germany" })).toHaveCount(0);
    const answer = await theirs.request.post(`${stack.dashboardUrl}/api/trpc/market.edit`, {
      headers: { origin: stack.dashboardUrl },
      data: { json: { market: "DE", revision: 1, facts: { cpm: { micros: 9_900_000, currency: "USD" } } } },
    });
    expect(answer.status()).toBe(403);
    await context.close();
  });

  await test.step("another organization sees nothing of it", async () => {
    const context = await browser.newContext();
    const theirs = await context.newPage();
    await signIn(theirs, stack.dashboardUrl, await addStranger(stack));
    await new MarketScreens(theirs, stack.dashboardUrl).open();
    await expect(theirs.getByText("Bring in your spreadsheet")).toBeVisible();
    await theirs.goto(`${stack.dashboardUrl}/campaigns/night-shift/matrix`);
    await expect(theirs.getByText("There is no such campaign.")).toBeVisible();
    await theirs.goto(`${stack.dashboardUrl}/markets/plan`);
    await expect(theirs.getByText("There are no markets to place hubs for")).toBeVisible();
    await context.close();
  });
});
