import { isDatabaseAway } from "@/platform/database-away";

/** What a page reads, or what stands in for it while the database is away. */
export async function unlessAway<T>(read: () => Promise<T>, instead: T): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (isDatabaseAway(error)) return instead;
    throw error;
  }
}
