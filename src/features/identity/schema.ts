import * as z from "zod";

const isPlain = (text: string) => !/\p{Cc}|\p{Cs}/u.test(text);
/** Normalizing takes quadratic time of some texts, so nothing long gets that far. */
const longest = 1_000;
const short = z.string().max(longest, { error: `At most ${longest} characters.`, abort: true });

const name = (what: string) =>
  short
    .transform((text) => text.normalize("NFC").trim())
    .pipe(z.string().min(1, `Give the ${what} a name.`).max(80, "At most 80 characters.").refine(isPlain, "Control characters cannot be part of a name."));

/** Lower-case and NFC, so that one mailbox is one account. */
export const Email = short
  .transform((text) => text.normalize("NFC").trim().toLowerCase())
  .pipe(z.email("This is not an e-mail address.").max(254, "At most 254 characters."));

const password = z.string().min(12, "At least 12 characters.").max(256, "At most 256 characters.");

export const FirstOrganization = z.object({
  organization: name("organization"),
  name: name("person").optional(),
  email: Email,
  password,
  /** Asked for when the dashboard is reached from other machines; printed in the terminal. */
  setUpCode: z.string().max(200).optional(),
});
export type FirstOrganization = z.infer<typeof FirstOrganization>;

export const NewOrganization = z.object({
  name: name("organization"),
  isDemo: z.boolean(),
  /** A first person, for when nobody has an account yet; else every owner of another organization owns this one too. */
  owner: z.object({ name: name("person"), email: Email, password }).optional(),
});
export type NewOrganization = z.infer<typeof NewOrganization>;

export const Credentials = z.object({ email: Email, password: z.string().min(1).max(256) });
export type Credentials = z.infer<typeof Credentials>;

export const SwitchOrganization = z.object({ organizationId: z.uuid() });
