"use client";

import { useEffect, useState } from "react";
import { idleState } from "@/lib/action-state";
import { findAlikeAction } from "@/lib/features/needs/actions";
import type { Alike } from "@/lib/features/needs/queries/alike";

const WAIT_MS = 350;
const SHORTEST = 4;

const nothing: Alike = { needs: [], products: [] };

async function ask(text: string): Promise<Alike> {
  const form = new FormData();
  form.set("text", text);
  const state = await findAlikeAction(idleState, form);
  const found: Partial<Alike> = JSON.parse(state.values?.alike ?? "{}");
  return { needs: found.needs ?? [], products: found.products ?? [] };
}

/** What there is already for the text, a moment after the last letter. Keeps the last answer while asking anew. */
export function useAlike(text: string): Alike {
  const [found, setFound] = useState(nothing);
  useEffect(() => {
    let current = true;
    if (text.trim().length < SHORTEST) {
      setFound(nothing);
      return;
    }
    const timer = setTimeout(() => {
      ask(text).then(
        (next) => current && setFound(next),
        // Filing asks again; a suggestion that could not be had is no reason to disturb.
        () => undefined,
      );
    }, WAIT_MS);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [text]);
  return found;
}
