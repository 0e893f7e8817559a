import { type Browser, chromium, type Page } from "@playwright/test";
import { mintScope } from "@/kernel/scope";
import { closeDb, db } from "@/platform/db";
import { browserFlags, findBrowser } from "@/processes/stack/browser.mjs";
import { build } from "@/processes/stack/build.mjs";
import { makeBigCampaign } from "@/testing/big-campaign";
import { owner } from "../e2e/fixtures";
import { signIn } from "../e2e/screens/sign-in";
import { TestStack } from "../e2e/stack";

export interface MatrixRound {
  /** From the start of the navigation to the frame after the first cell with a state was in the page. */
  firstPaintMs: number;
  /** The same page with 1,000 cells: what of it is not the cells. */
  smallPaintMs: number;
  framesPerSecond: number;
  /** The longest of the frames while scrolling. */
  slowestFrameMs: number;
}

/** The bench signs a head itself, so it has to know what seals the signing keys. */
const keySecret = "a key secret of a bench, good for nothing else";

/** Opens the matrix of 500 rows × 40 columns in Chromium, `rounds` times, each time beside one of 50 × 20. */
export async function measureMatrix(rounds: number, say: (line: string) => void): Promise<MatrixRound[]> {
  await build();
  const init = { NEARSHELF_INIT_ORG: owner.organization, NEARSHELF_INIT_EMAIL: owner.email, NEARSHELF_INIT_PASSWORD: owner.password };
  const stack = await TestStack.open({ ...init, KEY_SECRET: keySecret });
  let browser: Browser | null = null;
  try {
    const { big, small } = await plant(stack);
    browser = await chromium.launch({ executablePath: findBrowser() ?? undefined, args: browserFlags });
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, reducedMotion: "reduce" });
    // What runs tsx names inner functions by a helper that pages do not have.
    await page.addInitScript("globalThis.__name = (value) => value");
    await page.addInitScript(watchFirstCell);
    await signIn(page, stack.dashboardUrl, owner);
    const done: MatrixRound[] = [];
    for (let round = 0; round <= rounds; round += 1) {
      const smallPaintMs = await paint(page, `${stack.dashboardUrl}/campaigns/${small}/matrix`);
      const firstPaintMs = await paint(page, `${stack.dashboardUrl}/campaigns/${big}/matrix`);
      const scroll = await page.evaluate(scrollGrid);
      say(
        `matrix ${round}: first paint ${Math.round(firstPaintMs)} ms (1,000 cells ${Math.round(smallPaintMs)} ms), ${scroll.framesPerSecond.toFixed(1)} frames/s`,
      );
      if (round > 0) done.push({ firstPaintMs, smallPaintMs, ...scroll });
    }
    return done;
  } finally {
    await browser?.close();
    await closeDb();
    await stack.close();
  }
}

async function plant(stack: TestStack): Promise<{ big: string; small: string }> {
  const file = await stack.file();
  Object.assign(process.env, { DATABASE_URL: file?.databaseUrl, KEY_SECRET: keySecret });
  const organization = await db().organization.findFirstOrThrow({ include: { teams: true, members: true } });
  const scope = mintScope({
    organizationId: organization.id,
    actor: organization.members[0]?.personId ?? "",
    requestId: "bench",
    organizationRole: "owner",
    seats: [],
  });
  const { id, slug } = organization;
  const target = { id, slug, teamId: organization.teams[0]?.id ?? "", owner: scope, as: () => scope };
  const big = await makeBigCampaign(target, 500, 40);
  const small = await makeBigCampaign(target, 50, 20);
  return { big: big.slug, small: small.slug };
}

async function paint(page: Page, url: string): Promise<number> {
  await page.goto("about:blank");
  await page.goto(url, { waitUntil: "commit" });
  const handle = await page.waitForFunction(() => (globalThis as { firstCellMs?: number }).firstCellMs, null, { timeout: 60_000 });
  return Number(await handle.jsonValue());
}

/** Runs in the page before its own scripts. */
function watchFirstCell(): void {
  const page = globalThis as { firstCellMs?: number };
  const look = new MutationObserver(() => {
    if (!document.querySelector("[role=grid] td[data-at] svg, [role=grid] td[data-at] span")) return;
    look.disconnect();
    requestAnimationFrame(() => setTimeout(() => (page.firstCellMs = performance.now())));
  });
  look.observe(document, { childList: true, subtree: true });
}

/** Runs in the page: scrolls down and right for three seconds, 60 px a frame, and counts the frames. */
async function scrollGrid(): Promise<{ framesPerSecond: number; slowestFrameMs: number }> {
  const box = document.querySelector("[role=grid]")?.parentElement;
  if (!box) throw new Error("There is no grid.");
  const startedAt = performance.now();
  const stamps: number[] = [];
  await new Promise<void>((resume) => {
    const step = (at: number) => {
      stamps.push(at);
      box.scrollTop += 60;
      box.scrollLeft += 12;
      if (box.scrollTop + box.clientHeight >= box.scrollHeight - 1) box.scrollTop = 0;
      if (performance.now() - startedAt < 3_000) requestAnimationFrame(step);
      else resume();
    };
    requestAnimationFrame(step);
  });
  const gaps = stamps.slice(1).map((at, index) => at - (stamps[index] ?? at));
  return { framesPerSecond: (1_000 * gaps.length) / gaps.reduce((sum, gap) => sum + gap, 0), slowestFrameMs: Math.max(...gaps) };
}
