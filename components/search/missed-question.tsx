"use client";

import { useEffect } from "react";
import { idleState } from "@/lib/action-state";
import { recordMissAction } from "@/lib/features/misses/actions";

/** Counts that a question found nothing, when a person really saw so: nothing that only loads pages is counted. */
export function MissedQuestion({ q }: { q: string }) {
  useEffect(() => {
    const form = new FormData();
    form.set("q", q);
    // A count that is lost disturbs nobody.
    recordMissAction(idleState, form).catch(() => undefined);
  }, [q]);
  return null;
}
