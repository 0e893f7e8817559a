import { describe, expect, test } from "vitest";
import { Throttle } from "./throttle";

const guess = async (throttle: Throttle, account: string, address: string, times: number) => {
  for (let tries = 0; tries < times; tries += 1) await throttle.begin({ account, address });
};

describe("fault 107: the throttle", () => {
  test("lets five wrong passwords of one account and address pass, then asks to wait", async () => {
    const throttle = new Throttle();
    await guess(throttle, "a@x.test", "192.0.2.1", 5);
    expect(await throttle.begin({ account: "a@x.test", address: "192.0.2.1" })).toBeGreaterThan(0);
  });

  test("counts tries that run at once", async () => {
    const throttle = new Throttle();
    const waits = await Promise.all(Array.from({ length: 40 }, () => throttle.begin({ account: "a@x.test", address: "192.0.2.1" })));
    expect(waits.filter((waitS) => waitS === 0).length).toBeLessThanOrEqual(5);
  });

  test("treats an account that does not exist like one that does", async () => {
    const throttle = new Throttle();
    await guess(throttle, "nobody@x.test", "192.0.2.1", 5);
    expect(await throttle.begin({ account: "nobody@x.test", address: "192.0.2.1" })).toBeGreaterThan(0);
  });

  test("stops one address that tries many accounts", async () => {
    const throttle = new Throttle();
    for (let number = 0; number < 50; number += 1) await guess(throttle, `p${number}@x.test`, "192.0.2.1", 1);
    expect(await throttle.begin({ account: "fresh@x.test", address: "192.0.2.1" })).toBeGreaterThan(0);
  });

  test("does not lock out whoever signed in from an address before, however many strangers guess", async () => {
    const throttle = new Throttle();
    const owner = { account: "a@x.test", address: "198.51.100.7" };
    expect(await throttle.begin(owner)).toBe(0);
    await throttle.succeeded(owner);
    for (let host = 0; host < 30; host += 1) await guess(throttle, "a@x.test", `192.0.2.${host}`, 1);
    expect(await throttle.begin({ account: "a@x.test", address: "192.0.2.200" })).toBeGreaterThan(0);
    expect(await throttle.begin(owner)).toBe(0);
  });

  test("does not count tries whose password was never looked at", async () => {
    const throttle = new Throttle();
    const person = { account: "a@x.test", address: "198.51.100.7" };
    for (let tries = 0; tries < 40; tries += 1) {
      expect(await throttle.begin(person)).toBe(0);
      await throttle.withdrawn(person);
    }
  });

  test("forgets the wrong tries of a pair once the password is right", async () => {
    const throttle = new Throttle();
    const person = { account: "a@x.test", address: "198.51.100.7" };
    await guess(throttle, person.account, person.address, 4);
    await throttle.begin(person);
    await throttle.succeeded(person);
    expect(await throttle.begin(person)).toBe(0);
  });
});
