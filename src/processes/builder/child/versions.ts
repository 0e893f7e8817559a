import { sharp } from "./sharp";

/** The libraries and the machine as far as they show in bytes. */
export function versions(): Record<string, string> {
  const report = process.report.getReport();
  const header = typeof report === "object" && "header" in report ? report.header : {};
  const glibc =
    typeof header === "object" && header !== null && "glibcVersionRuntime" in header ? `glibc ${String(header.glibcVersionRuntime)}` : "musl or none";
  return {
    ...Object.fromEntries(Object.entries(sharp.versions).map(([name, version]) => [name, String(version)])),
    icu: process.versions.icu ?? "none",
    cldr: process.versions.cldr ?? "none",
    platform: process.platform,
    arch: process.arch,
    libc: glibc,
  };
}
