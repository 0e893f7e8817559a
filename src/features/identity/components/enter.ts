import { signIn } from "next-auth/react";

const words: Record<string, string> = {
  CredentialsSignin: "This e-mail address and password do not go together. Check both and try again.",
  away: "The database does not answer. Nothing was changed. Try again in a moment.",
};
const otherwise = "Signing in did not work on our side. Try again in a moment; the log has the reason.";

/** Signs in and goes on to a path of this site with a full load, so that nothing of an earlier visit is kept. Else a sentence why not. */
export async function enter(email: string, password: string, onwards: string): Promise<string | null> {
  const result = await signIn("credentials", { email, password, redirect: false }).catch(() => null);
  if (result?.ok && !result.error) {
    window.location.assign(onwards);
    return null;
  }
  return sentenceOf(result?.error ?? "");
}

function sentenceOf(word: string): string {
  const waitS = Number(/^wait:(\d+)$/.exec(word)?.[1] ?? Number.NaN);
  if (waitS > 0) return `Too many tries. Wait ${waitS > 90 ? `${Math.ceil(waitS / 60)} minutes` : `${waitS} seconds`}, then try again.`;
  return words[word] ?? otherwise;
}
