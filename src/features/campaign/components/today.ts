/** The day by which rule packs are asked and flights are over, as UTC counts it. */
export function today(): string {
  return new Date().toISOString().slice(0, 10);
}
