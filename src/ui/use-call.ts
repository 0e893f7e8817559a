"use client";
import { useState } from "react";

/** A call that a press starts: whether it goes on, what went wrong the last time, and how to start it; what it gives when it went well, else null. */
export function useCall<I, R>(call: (input: I) => Promise<R>): { pending: boolean; error: unknown; run: (input: I) => Promise<R | null> } {
  const [state, setState] = useState<{ pending: boolean; error: unknown }>({ pending: false, error: null });
  const run = async (input: I) => {
    setState({ pending: true, error: null });
    try {
      const answer = await call(input);
      setState({ pending: false, error: null });
      return answer;
    } catch (error) {
      setState({ pending: false, error });
      return null;
    }
  };
  return { ...state, run };
}
