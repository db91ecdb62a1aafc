"use client";

import { useSearchParams } from "next/navigation";
import { useRef, useState } from "react";
import { type FieldPath, parsePath } from "@/lib/domain/document/field-path";
import { pathAt } from "@/lib/domain/document/yaml-cursor";
import type { Problem } from "@/lib/domain/errors";
import { routes, withQuery } from "@/lib/routes";
import type { Target } from "./code-mirror";
import {
  contractIndexOf,
  type DocumentNumber,
  type Shown,
  shownIn,
  sourceOf,
  type Texts,
  tabOf,
  withPlainLines,
} from "./texts";

/** Where the writer is: a field of the form, or a place in the text. */
type Place = { document: DocumentNumber } & ({ path: FieldPath } | { offset: number });

/** The line a field is on needs the YAML library, which comes with the form. */
async function targetOf(source: string, path: FieldPath): Promise<Target> {
  const { placeOf } = await import("@/lib/domain/document/place-of");
  return { offset: placeOf(source, path) };
}

/**
 * Which document is shown in which view, and how the writer's place goes along: the field that had the focus is the line
 * the cursor is on in the YAML, and the other way round.
 */
export function useShown(id: string, texts: Texts) {
  const shown = shownIn(useSearchParams().get("tab"), texts.contracts.length);
  const place = useRef<Place | null>(null);
  const [target, setTarget] = useState<Target | null>(null);
  const [wanted, setWanted] = useState<{ path: FieldPath } | null>(null);

  const go = (next: Shown) => {
    // No answer of the server is needed, so that it works without a connection too.
    window.history.pushState(null, "", withQuery(routes.draft(id), { tab: tabOf(next) }));
    setTarget(null);
    setWanted(null);
  };
  const openField = (document: DocumentNumber, path: FieldPath) => {
    go({ document, view: "form" });
    place.current = { document, path };
    setWanted({ path });
  };
  const openLine = (document: DocumentNumber, next: Target) => {
    go({ document, view: "yaml" });
    setTarget({ ...next });
  };
  const openText = async (document: DocumentNumber, path: FieldPath) => {
    go({ document, view: "yaml" });
    setTarget(await targetOf(withPlainLines(sourceOf(texts, document)), path));
  };
  const show = (next: Shown) => {
    const here = place.current;
    const stays = here !== null && here.document === next.document && next.view !== shown.view;
    if (stays && next.view === "yaml" && "path" in here) return void openText(next.document, here.path);
    if (stays && next.view === "form" && "offset" in here)
      return openField(next.document, pathAt(withPlainLines(sourceOf(texts, next.document)), here.offset));
    return go(next);
  };
  return {
    shown,
    target,
    wanted,
    show,
    openField,
    openText: (document: DocumentNumber, path: FieldPath) => void openText(document, path),
    openProblem: (problem: Problem, view: "form" | "yaml") => {
      const document = contractIndexOf(problem);
      if (view === "yaml") openLine(document, { line: problem.line ?? 1, column: problem.column ?? 1 });
      else openField(document, parsePath(problem.path).slice(document === null ? 0 : 2));
    },
    onPath: (path: FieldPath) => {
      place.current = { document: shown.document, path };
    },
    onCursor: (offset: number) => {
      place.current = { document: shown.document, offset };
    },
  };
}
