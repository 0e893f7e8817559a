import pino from "pino";

/** The process's logger: JSON lines on standard output, one a request; never addresses, user agents or secrets. */
export const log = pino({
  name: process.env.NEARSHELF_PROCESS ?? "nearshelf",
  level: process.env.NEARSHELF_LOG ?? "info",
  base: null,
  redact: ["authorization", "cookie", "password", "token", "secret", "ip", "userAgent"],
});
