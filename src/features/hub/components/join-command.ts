export interface Joining {
  gateway: string;
  name: string;
  publicUrl: string;
  residency: string;
}

/** The line that makes a hub join; the token goes to its standard input, never into the line. */
export function joinCommand({ gateway, name, publicUrl, residency }: Joining): string {
  const words = ["node", "dist/hub.js", "join", gateway, "--data", `./hub-${name}`, "--name", name, "--public-url", publicUrl];
  return [...words, ...(residency ? ["--residency", residency] : [])].map(quote).join(" ");
}

/** The line that starts it afterwards. */
export function runCommand({ name, publicUrl }: Pick<Joining, "name" | "publicUrl">): string {
  const port = portOf(publicUrl);
  return ["node", "dist/hub.js", "run", "--data", `./hub-${name}`, "--port", String(port), "--admin-port", String(port + 1)].map(quote).join(" ");
}

const usualPort = 8_080;

function portOf(publicUrl: string): number {
  return URL.canParse(publicUrl) ? Number(new URL(publicUrl).port) || usualPort : usualPort;
}

/** For a POSIX shell: single quotes around whatever is not plainly safe. */
function quote(word: string): string {
  return /^[A-Za-z0-9_./:@%+=-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
