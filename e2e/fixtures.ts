import { test as base, type TestInfo } from "@playwright/test";
import { TestStack } from "./stack";

/** The first person of a stack that was set up headless. */
export const owner = { organization: "Roast & Co", email: "ada@roast.example", password: "a long pass phrase for tests" } as const;

const init = { NEARSHELF_INIT_ORG: owner.organization, NEARSHELF_INIT_EMAIL: owner.email, NEARSHELF_INIT_PASSWORD: owner.password };

interface Stacks {
  /** A product as `npm start` leaves it on a new machine: no organization yet. */
  fresh: TestStack;
  /** A product with the first organization, its owner (`owner`) and two hubs that have joined. */
  stack: TestStack;
}

async function opened(env: Record<string, string>, use: (stack: TestStack) => Promise<void>, info: TestInfo): Promise<void> {
  const stack = await TestStack.open(env);
  try {
    await use(stack);
  } finally {
    if (info.status !== info.expectedStatus) for (const [name, path] of await stack.logs()) await info.attach(name, { path });
    await stack.close();
  }
}

/** Each test that names one gets a stack of its own, started from dist/ and stopped with its data folder gone. */
export const test = base.extend<Stacks>({
  // Playwright reads a fixture's needs off its first argument: here only a browser's name, which costs nothing.
  fresh: [({ browserName: _needed }, use, info) => opened({}, use, info), { timeout: 120_000 }],
  stack: [({ browserName: _needed }, use, info) => opened(init, use, info), { timeout: 120_000 }],
});

export { expect } from "@playwright/test";
