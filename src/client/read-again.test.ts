import { QueryClient, QueryObserver } from "@tanstack/react-query";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { readAnew } from "./read-again";

const queryKey = ["convergence", "head"];
let queries: QueryClient;
let stored: string;
/** Each reading has looked already and waits to be let go. */
let answers: (() => void)[];
let leave: () => void;

beforeEach(() => {
  queries = new QueryClient();
  stored = "waiting";
  answers = [];
  const look = () => {
    const seen = stored;
    return new Promise<string>((resume) => answers.push(() => resume(seen)));
  };
  leave = new QueryObserver(queries, { queryKey, queryFn: look }).subscribe(() => undefined);
});

afterEach(() => {
  leave();
  queries.clear();
});

async function answerNext(): Promise<void> {
  await vi.waitFor(() => expect(answers.length).toBeGreaterThan(0));
  answers.shift()?.();
}

it("an acknowledgement that is stored while a head's first reading is under way reaches the screen", async () => {
  await vi.waitFor(() => expect(answers.length).toBe(1));
  stored = "activated";
  const done = readAnew(queries, { queryKey });
  await answerNext();
  await answerNext();
  await done;
  expect(queries.getQueryData(queryKey)).toBe("activated");
});

it("a reading that has an answer on screen is started over, once", async () => {
  await answerNext();
  await vi.waitFor(() => expect(queries.getQueryData(queryKey)).toBe("waiting"));
  stored = "activated";
  const done = readAnew(queries, { queryKey });
  await answerNext();
  await done;
  expect(queries.getQueryData(queryKey)).toBe("activated");
  expect(answers).toEqual([]);
});
