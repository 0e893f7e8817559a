import { JoinToken } from "@/features/hub/schema";
import { Refusal } from "@/kernel/refusal";
import { readText } from "@/platform/read-text";
import { generateSigningKey } from "@/platform/signing";
import { HubFolder, writeDurably } from "./agent/folder";
import { saveIdentity } from "./agent/identity";
import { takeLock } from "./agent/lock";
import { Plane } from "./agent/plane";
import { Trust } from "./agent/trust";
import { version } from "./version";

export interface JoinRequest {
  gateway: string;
  data: string;
  name: string;
  publicUrl: string;
  residency: string;
  /** As pasted from the Hubs screen. */
  token: string;
}

/** Enrols this data folder as a hub: spends the token, pins the root it names, and believes the gateway only as far as that root signs. */
export async function join(request: JoinRequest): Promise<string> {
  const token = readToken(request.token);
  const folder = new HubFolder(request.data);
  await folder.make();
  await takeLock(folder.lock());
  if ((await readText(folder.identity())) !== null)
    throw new Refusal("conflict", "This data folder belongs to a hub already. Give the new one its own --data.");
  const key = await generateSigningKey();
  const { name, publicUrl, residency } = request;
  const publicKey = { kty: "OKP" as const, crv: "Ed25519" as const, x: key.publicJwk.x ?? "" };
  const enrolled = await new Plane(request.gateway, "").enrol({ secret: token.secret, name, publicUrl, residency, publicKey, version });
  if (enrolled.org !== token.org) throw new Refusal("invalid", "The gateway answered for another organization than the token's.");
  const trust = new Trust(token.org, token.root);
  for (const document of enrolled.keys) await trust.extend(document);
  if (trust.newest === 0) throw new Refusal("invalid", "The gateway sent no key set.");
  await writeDurably(folder.keys(), JSON.stringify(trust.documents));
  await saveIdentity(folder, {
    hub: enrolled.hub,
    org: enrolled.org,
    credential: enrolled.credential,
    root: token.root,
    gateway: request.gateway,
    privateKey: key.privateJwk,
    name,
    publicUrl,
    residency,
  });
  return enrolled.hub;
}

function readToken(text: string): JoinToken {
  const body = /^nsj1\.([A-Za-z0-9_-]+)$/.exec(text.trim())?.[1];
  try {
    return JoinToken.parse(JSON.parse(Buffer.from(body ?? "", "base64url").toString("utf8")));
  } catch {
    throw new Refusal("invalid", "This is not a join token. Copy it from the Hubs screen; it starts with nsj1.");
  }
}
