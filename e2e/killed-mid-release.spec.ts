import { expect, owner, test } from "./fixtures";
import { CampaignScreens } from "./screens/campaign";
import { signIn } from "./screens/sign-in";
import { servedDigest } from "./served";
import { until } from "./stack";
import { watchHub } from "./watch";

test("a hub and the control plane are killed mid-release and nothing wrong is ever served", async ({ stack, page }) => {
  const { "eu-west": killed, "us-east": spared } = stack.hubUrls;
  const german = (hub: string) => servedDigest(hub, "night-shift", "DE", "de-DE").catch(() => null);
  await signIn(page, stack.dashboardUrl, owner);
  const campaign = await CampaignScreens.createBuilt(page, stack.dashboardUrl, "Night shift", "night-shift");
  await campaign.publish(1, "Before the fault");
  const first = await until(() => german(killed));
  await campaign.open("factory");
  await campaign.editString("headline", "de-DE", "Langsamer Morgen");
  await campaign.build(1);

  const watches = [watchHub(killed, "night-shift"), watchHub(spared, "night-shift")] as const;
  await campaign.open("releases");
  await page.getByRole("textbox", { name: "Note" }).fill("Through the fault");
  const committed = page.waitForResponse((response) => response.url().includes("release.publish") && response.ok());
  await Promise.all([stack.kill("eu-west"), stack.kill("gateway"), page.getByRole("button", { name: "Publish r2" }).click()]);
  await committed;
  await stack.kill("web");
  await stack.kill("postgres");

  const second = await until(async () => {
    const [a, b] = await Promise.all([german(killed), german(spared)]);
    return a === b && a !== first ? a : null;
  }, 60_000);
  await Promise.all(watches.map((watch) => watch.stop()));
  for (const watch of watches) expect(watch.digests).toEqual([first, second]);
  expect(watches[1].failures).toBe(0);

  await page.reload();
  await campaign.expectLive(2);
});
