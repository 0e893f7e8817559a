import { expect, type Page } from "@playwright/test";

interface Owner {
  organization: string;
  email: string;
  password: string;
}

/** First run: creates the organization and lands signed in. */
export async function setUp(page: Page, dashboard: string, owner: Owner): Promise<void> {
  await page.goto(dashboard);
  await page.getByLabel("Organization").fill(owner.organization);
  await page.getByLabel("Your e-mail").fill(owner.email);
  await page.getByLabel("Password").fill(owner.password);
  await page.locator("form button[type=submit]").click();
  await expect(page.getByRole("navigation", { name: "Rooms" })).toBeVisible();
}

export async function signIn(page: Page, dashboard: string, owner: Owner): Promise<void> {
  await page.goto(dashboard);
  await page.getByLabel("E-mail").fill(owner.email);
  await page.getByLabel("Password").fill(owner.password);
  await page.locator("form button[type=submit]").click();
  await expect(page.getByRole("navigation", { name: "Rooms" })).toBeVisible();
}
