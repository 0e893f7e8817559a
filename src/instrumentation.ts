/** Next runs this once, before the web server answers: it refuses to start with missing or bad variables, as every process does. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { demandEnv, webVariables } = await import("@/platform/env");
  demandEnv(webVariables);
}
