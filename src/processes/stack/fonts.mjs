import { copyFile, mkdir, readdir, rm } from "node:fs/promises";
import { join } from "node:path";

const packages = ["noto-sans", "noto-sans-arabic", "noto-sans-hebrew", "noto-sans-thai", "noto-sans-jp", "noto-sans-kr", "noto-sans-sc"];
const weights = ["400Regular", "700Bold"];

/** The builder's only fonts: Regular and Bold of each family with both licences, in dist/fonts. */
export async function copyFonts() {
  const target = join("dist", "fonts");
  await rm(target, { recursive: true, force: true });
  await mkdir(target, { recursive: true });
  for (const name of packages) {
    const source = join("node_modules", "@expo-google-fonts", name);
    for (const weight of weights) await copyWeight(join(source, weight), target);
    for (const licence of ["LICENSE", "LICENSE_FONT"]) await copyFile(join(source, licence), join(target, `${name}.${licence}`));
  }
}

async function copyWeight(folder, target) {
  const file = (await readdir(folder)).find((name) => name.endsWith(".ttf"));
  if (!file) throw new Error(`${folder} holds no TrueType font.`);
  await copyFile(join(folder, file), join(target, file));
}
