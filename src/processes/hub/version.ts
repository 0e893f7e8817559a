import manifest from "../../../package.json";

/** This program's version, as the fleet table shows it. */
export const version: string = manifest.version;
