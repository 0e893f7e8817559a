"use client";
import { useEffect, useState } from "react";

/** The value once it has rested for a while. */
export function useDebounced<V>(value: V, restMs: number): V {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), restMs);
    return () => clearTimeout(timer);
  }, [value, restMs]);
  return rested;
}
