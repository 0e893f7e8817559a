/** The path of an address to go on to after sign-in when it lies on `base`, else "/": nobody is sent elsewhere. */
export function sameOriginPath(wanted: string | null | undefined, base: string): string {
  if (!wanted || /[\p{Cc}\\]/u.test(wanted)) return "/";
  const url = URL.parse(wanted, base);
  if (!url || url.origin !== new URL(base).origin) return "/";
  return url.pathname.startsWith("//") || url.pathname.startsWith("/api/") ? "/" : `${url.pathname}${url.search}${url.hash}`;
}
