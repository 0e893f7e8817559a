import { hash, verify } from "@node-rs/argon2";

/** Argon2id, 19 MiB, two passes (OWASP Password Storage Cheat Sheet); the PHC string carries its own parameters. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** A salted PHC string of the password in NFKC, so that composed and decomposed typing of it agree. */
export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize("NFKC"), cost);
}

/** False for a wrong password; throws on a string that is no PHC hash. */
export function fitsPassword(phc: string, password: string): Promise<boolean> {
  return verify(phc, password.normalize("NFKC"));
}
