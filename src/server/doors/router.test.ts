import { TRPCError } from "@trpc/server";
import { describe, expect, test } from "vitest";
import { Refusal } from "@/kernel/refusal";
import { Prisma } from "@/platform/db";
import { explain, translate } from "@/server/core/refusals";
import { anyone, createCallerFactory, router } from "@/server/core/trpc";
import { createCaller } from "./router";
import { answer } from "./trpc";

const nobody = { requestId: "r-1", visit: async () => null, remember: async () => undefined };
const open = ["identity.createFirstOrganization"];

type Callable = Record<string, Record<string, (input?: unknown) => Promise<unknown>>>;
const procedures = async (): Promise<string[]> => {
  const { appRouter } = await import("./router");
  return Object.keys(appRouter._def.procedures);
};

describe("fault 96: the root router", () => {
  test("lets nobody past who is not proven, in any procedure but the one that sets up", async () => {
    const caller = createCaller(nobody) as unknown as Callable;
    for (const path of (await procedures()).filter((name) => !open.includes(name))) {
      const [room = "", verb = ""] = path.split(".");
      await expect(Promise.resolve(caller[room]?.[verb]?.({ evil: true })), path).rejects.toMatchObject({ code: "UNAUTHORIZED" });
    }
  });

  test("has no open procedure that is not named here", async () => {
    expect(await procedures()).toEqual(expect.arrayContaining(open));
  });
});

describe("a refusal at the door", () => {
  const failing = (error: unknown) =>
    createCallerFactory(
      router({
        fail: anyone.query(() => {
          throw error;
        }),
      }),
    )(nobody).fail();

  test.each([
    ["missing", "NOT_FOUND"],
    ["forbidden", "FORBIDDEN"],
    ["conflict", "CONFLICT"],
    ["invalid", "BAD_REQUEST"],
    ["limit", "PAYLOAD_TOO_LARGE"],
    ["unready", "PRECONDITION_FAILED"],
  ] as const)("of %s becomes %s and keeps its sentence", async (code, status) => {
    await expect(failing(new Refusal(code, "Said so."))).rejects.toMatchObject({ code: status, message: "Said so." });
  });

  test("fault 112: says that a NUL cannot be stored", () => {
    const cause = new Prisma.PrismaClientKnownRequestError("Database error. Code: `22021`.", { code: "P2010", clientVersion: "7" });
    const translated = translate(new TRPCError({ code: "INTERNAL_SERVER_ERROR", cause }), "r-1");
    expect([translated.code, explain(translated, "r-1").says]).toEqual(["BAD_REQUEST", expect.stringContaining("U+0000")]);
  });

  test("tells nothing of a bug but the request's id", () => {
    const told = explain(new TRPCError({ code: "INTERNAL_SERVER_ERROR", cause: new Error("password=hunter2 at /srv/x") }), "r-1");
    expect(told).toEqual({ refusal: "bug", says: "Something went wrong on our side. The log has it under r-1.", complaints: [] });
  });

  test.each([
    new Prisma.PrismaClientKnownRequestError("Can't reach database server at 127.0.0.1", { code: "P1001", clientVersion: "7" }),
    new Prisma.PrismaClientKnownRequestError("Unable to start a transaction in the given time.", { code: "P2028", clientVersion: "7" }),
    Object.assign(new Error("terminating connection due to administrator command"), { code: "57P01" }),
    new Error("Connection terminated unexpectedly"),
    new Error("wrapped", { cause: Object.assign(new Error("connect ECONNREFUSED"), { code: "ECONNREFUSED" }) }),
  ])("fault 134: says that the database is away and nothing was changed (%s)", (cause) => {
    const translated = translate(new TRPCError({ code: "INTERNAL_SERVER_ERROR", cause }), "r-1");
    expect(translated.code).toBe("SERVICE_UNAVAILABLE");
    expect(explain(translated, "r-1")).toMatchObject({ refusal: "unready", says: expect.stringContaining("Nothing was changed") });
  });
});

test("one request carries at most fifty calls", async () => {
  const calls = (count: number) => answer(new Request(`http://localhost/api/trpc/${Array(count).fill("no.such").join(",")}?batch=1`));
  expect((await calls(51)).status).toBe(400);
  expect((await calls(50)).status).toBe(404);
});
