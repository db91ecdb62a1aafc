"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";

const EVERY_MS = { machine: 2500, people: 15_000 } as const;

type RefreshWhileProps = {
  active: boolean;
  /** A machine answers within seconds, people take their time. */
  waitsFor?: keyof typeof EVERY_MS;
};

/** Asks the server for the page again while something is on its way, and only while somebody looks. */
export function RefreshWhile({ active, waitsFor = "machine" }: RefreshWhileProps) {
  const router = useRouter();
  useEffect(() => {
    if (!active) return;
    const timer = setInterval(() => {
      if (document.visibilityState === "visible") router.refresh();
    }, EVERY_MS[waitsFor]);
    return () => clearInterval(timer);
  }, [active, router, waitsFor]);
  return null;
}
