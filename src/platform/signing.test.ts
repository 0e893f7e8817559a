import { describe, expect, it } from "vitest";
import { makeOrganization } from "@/testing/organization";
import { db } from "./db";
import { generateSigningKey, seal, sign, unseal, verifySigned } from "./signing";

describe("signing", () => {
  it("believes a document signed by a known key and no other", async () => {
    const [key, other] = await Promise.all([generateSigningKey(), generateSigningKey()]);
    const signed = await sign(key, "nearshelf/head@1", { epoch: 3 });
    expect(await verifySigned(signed, "nearshelf/head@1", [key.publicJwk])).toBe('{"epoch":3}');
    await expect(verifySigned(signed, "nearshelf/head@1", [other.publicJwk])).rejects.toThrow("unknown key");
    await expect(verifySigned(signed, "nearshelf/snapshot@1", [key.publicJwk])).rejects.toThrow("another kind");
    const forged = { ...signed, payload: Buffer.from('{"epoch":4}').toString("base64url") };
    await expect(verifySigned(forged, "nearshelf/head@1", [key.publicJwk])).rejects.toThrow("bad signature");
  });

  it("seals text so that only the same secret opens it", () => {
    const sealed = seal("one secret", "text");
    expect(unseal("one secret", sealed)).toBe("text");
    expect(() => unseal("another secret", sealed)).toThrow();
  });

  it("gives every test organization keys of its own in the real database", async () => {
    const { id } = await makeOrganization();
    expect(await db().keySet.count({ where: { organizationId: id } })).toBe(1);
  });
});
