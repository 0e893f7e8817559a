import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { expect, owner, test } from "./fixtures";
import { openPublisherPage } from "./publisher-page";
import { CampaignScreens } from "./screens/campaign";
import { setUp, signIn } from "./screens/sign-in";
import { servedDigest } from "./served";
import { until } from "./stack";

const samples = resolve(import.meta.dirname, "../src/testing/samples");

const deck = `key,max_chars,de-DE,fr-FR,ja-JP
headline,40,Langsame Morgen beginnen hier,Les matins doux commencent ici,ゆっくりした朝は、ここから。
subline,70,"Sortenreine Bohnen, diese Woche geröstet.","Grains d’origine unique, torréfiés cette semaine.",シングルオリジンの豆を、今週焙煎。
cta,16,Jetzt bestellen,Commander,今すぐ注文
price,,12.9,12.9,1980
`;

test("one photo becomes three variants, goes live on two hubs, is counted, and is rolled back", async ({ fresh, page, context }) => {
  const hubs = Object.values(fresh.hubUrls);
  const german = () => Promise.all(hubs.map((hub) => servedDigest(hub, "autumn-roast", "DE", "de-DE")));
  await setUp(page, fresh.dashboardUrl, owner);

  const campaign = await CampaignScreens.create(page, fresh.dashboardUrl, "Autumn roast", "autumn-roast");
  await campaign.open("factory");
  await campaign.dropMaster(join(samples, "flower-2268x1512.jpg"));
  await campaign.focalPoint().click({ position: { x: 90, y: 60 } });
  await campaign.pasteDeck(deck);
  await expect(page.getByRole("dialog")).toBeHidden();
  const previews = page.getByRole("list", { name: "Previews by market" });
  await previews.scrollIntoViewIfNeeded();
  await expect(previews.getByText("✓")).toHaveCount(4);

  await campaign.build(3);
  await expect(campaign.variants()).toHaveCount(3);
  for (const variant of await campaign.variants().all()) await expect(variant).toContainText(/ms.*kB of 150 kB · pre-flight (\d+)\/\1/s);

  await campaign.publish(1, "First German, French and Japanese variants");
  await expect(campaign.hubTime("eu-west")).toBeVisible();
  await expect(campaign.hubTime("us-east")).toBeVisible();
  const first = await until(async () => ((await german()).every(Boolean) ? german() : null));
  expect(new Set(first).size).toBe(1);

  await page.getByRole("combobox", { name: "Consent" }).click();
  await page.getByRole("option", { name: "The publisher vouches for consent" }).click();
  const publisher = await openPublisherPage(await campaign.tag());
  const reader = await context.newPage();
  await reader.goto(publisher.url);
  const creative = reader.locator("#slot img");
  await expect(creative).toBeVisible();
  expect(await creative.getAttribute("src")).toContain(first[0]);
  await expect.poll(() => creative.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(300);
  await publisher.close();

  const beacons = await context.newPage();
  await beacons.goto(`${fresh.dashboardUrl}/beacons`);
  const usage = beacons.getByRole("region", { name: "Usage" }).getByRole("row", { name: /autumn-roast Germany/ });
  await expect(usage).toContainText("1", { timeout: 15_000 });
  const speed = beacons.getByRole("region", { name: "Speed" });
  await expect(speed.getByRole("row", { name: /TTFB/ }).first()).toContainText(/\d m?s/, { timeout: 15_000 });
  await expect(speed.getByRole("row", { name: /Hydration/ }).first()).toContainText(/\d m?s/, { timeout: 15_000 });
  await beacons.close();

  await campaign.open("factory");
  await campaign.editString("headline", "de-DE", "Langsamer Morgen");
  await campaign.build(1);
  await campaign.publish(2, "Headline shortened");
  const second = await german();
  expect(second[0]).not.toBe(first[0]);
  expect(new Set(second).size).toBe(1);

  await campaign.rollBack(1, "The short headline reads badly");
  await campaign.expectLive(3);
  await expect(campaign.release(3)).toContainText("Restores r1");
  for (const hub of ["eu-west", "us-east"]) {
    await expect(campaign.hubTime(hub)).toBeVisible();
    expect(msOf(await campaign.hubTime(hub).getAttribute("aria-label"))).toBeLessThan(1_000);
  }
  expect(await german()).toEqual(first);
  await page.screenshot({ path: "test-results/screens/rolled-back.png" });
});

/** "eu-west: 41 ms" or "eu-west: 1.2 s" in milliseconds. */
function msOf(label: string | null): number {
  const [, figure = "", unit = ""] = /: ([\d.,]+) (m?s)$/.exec(label ?? "") ?? [];
  return Number(figure.replace(",", "")) * (unit === "s" ? 1_000 : 1);
}

test("a second build renders nothing and says so, and a wrong deck is named by row with nothing changed", async ({ stack, page }) => {
  await signIn(page, stack.dashboardUrl, owner);
  const campaign = await CampaignScreens.create(page, stack.dashboardUrl, "Winter blend", "winter-blend");
  await campaign.open("factory");
  await campaign.dropMaster(join(samples, "coffee-600x400.png"));
  await campaign.pasteDeck(deck.replace("Commander", "<b>Commander</b>").replace("cta,16,Jetzt", "headline,16,Jetzt"));
  await expect(page.getByRole("dialog")).toContainText("The deck was not imported");
  await expect(page.getByRole("dialog")).toContainText(/row 4/i);
  await page.keyboard.press("Escape");
  await expect(page.getByText("No copy yet")).toBeVisible();
  await campaign.pasteDeck(await readFile(join(samples, "copy-deck.csv"), "utf8"));
  await expect(page.getByRole("dialog")).toBeHidden();
  await campaign.build(3);
  await page.getByRole("button", { name: "Build again" }).click();
  await expect(campaign.variants().first()).toContainText("same key, nothing to do", { timeout: 20_000 });
});
