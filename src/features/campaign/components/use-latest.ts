"use client";
import { type RefObject, useEffect, useRef } from "react";

/** The newest of something, for callbacks that stay the same, so that memoised rows are not drawn anew for them. */
export function useLatest<T>(value: T): RefObject<T> {
  const latest = useRef(value);
  useEffect(() => {
    latest.current = value;
  });
  return latest;
}
