const most = 50;

/** What an audit row holds of a list: how many there were, and the first fifty. */
export function listed<T>(rows: readonly T[]): { count: number; first: T[] } {
  return { count: rows.length, first: rows.slice(0, most) };
}
