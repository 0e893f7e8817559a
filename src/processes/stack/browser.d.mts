export function findProgram(name: string): string | null;
export function findBrowser(): string | null;
export const browserFlags: string[];
