import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import * as fontkit from "fontkit";
import type { Digest } from "@/kernel/digest";
import { digestOf } from "@/kernel/hash";

/** How letters are drawn, in every build: no hinting, grey antialiasing. */
const drawing = `  <match target="font">
    <edit name="antialias" mode="assign"><bool>true</bool></edit>
    <edit name="hinting" mode="assign"><bool>false</bool></edit>
    <edit name="autohint" mode="assign"><bool>false</bool></edit>
    <edit name="hintstyle" mode="assign"><const>hintnone</const></edit>
    <edit name="rgba" mode="assign"><const>none</const></edit>
    <edit name="lcdfilter" mode="assign"><const>lcdnone</const></edit>
    <edit name="embeddedbitmap" mode="assign"><bool>false</bool></edit>
  </match>`;

/** The only fonts there are for a variant. */
export class Fonts {
  private constructor(
    /** FONTCONFIG_FILE of the render children. */
    readonly configPath: string,
    /** File name to digest, and the digest of how letters are drawn. */
    readonly digests: Record<string, Digest>,
    /** One bit a code point that some font has. */
    private readonly covered: Uint8Array,
  ) {}

  /** Reads every font of `folder` and writes the configuration that names no other into `privateFolder`. */
  static async open(folder: string, privateFolder: string): Promise<Fonts> {
    const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith(".ttf")).sort();
    if (names.length === 0) throw new Error(`There is no font in ${folder}. Run the build, or set NEARSHELF_FONTS to a folder of TrueType fonts.`);
    const covered = new Uint8Array(0x11_0000 / 8);
    const digests: Record<string, Digest> = { "fonts.conf": digestOf(drawing) };
    for (const name of names) {
      const bytes = await readFile(join(folder, name));
      digests[name] = digestOf(bytes);
      cover(covered, bytes);
    }
    return new Fonts(await configure(resolve(folder), resolve(privateFolder)), digests, covered);
  }

  /** True when some font draws the character instead of an empty box. */
  has(character: string): boolean {
    const point = character.codePointAt(0) ?? 0;
    return ((this.covered[point >> 3] ?? 0) & (1 << (point & 7))) !== 0;
  }
}

function cover(covered: Uint8Array, bytes: Buffer): void {
  const font = fontkit.create(bytes);
  if (!("characterSet" in font)) return;
  for (const point of font.characterSet) covered[point >> 3] = (covered[point >> 3] ?? 0) | (1 << (point & 7));
}

async function configure(folder: string, privateFolder: string): Promise<string> {
  await mkdir(join(privateFolder, "cache"), { recursive: true, mode: 0o700 });
  const path = join(privateFolder, "fonts.conf");
  const places = `  <dir>${escapeXml(folder)}</dir>\n  <cachedir>${escapeXml(join(privateFolder, "cache"))}</cachedir>`;
  await writeFile(path, `<?xml version="1.0"?>\n<!DOCTYPE fontconfig SYSTEM "fonts.dtd">\n<fontconfig>\n${places}\n${drawing}\n</fontconfig>\n`, {
    mode: 0o600,
  });
  return path;
}

function escapeXml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}
