import type { FieldPath } from "@/lib/domain/document/field-path";
import { readDocument } from "@/lib/domain/document/read-document";
import type { Verdict, Verdicts } from "@/lib/domain/document/verdict";
import type { Problem } from "@/lib/domain/errors";
import { readContract } from "./read-contract";
import { upgradedText as textOf } from "./upgraded-text";

/** The text as it came in, or the same in ODCS v3.1.0 as we write it. */
export type SourceForm = "original" | "upgraded";

/** One published text with the places of its fields; read once, for it never changes. */
export type ContractSource = {
  /** The line of a field of the upgraded document, in either text; of what stands in neither, its nearest ancestor's. */
  line(path: FieldPath, form?: SourceForm): number;
  /** The upgraded document as YAML; null when it says the same as the text that came in. */
  upgradedText: string | null;
  /** What the standards' JSON Schemas say, with places in the text that came in. */
  verdicts: Verdicts;
  /** What is noted beyond them: names used twice, references that lead nowhere, and the like. */
  notes: Problem[];
};

function sameDocument(a: unknown, b: unknown): boolean {
  if (typeof a !== "object" || a === null || typeof b !== "object" || b === null) return a === b;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && sameDocument(Reflect.get(a, key), Reflect.get(b, key)))
  );
}

const keyOf = (problem: Problem) => `${problem.path} ${problem.line} ${problem.message}`;

function beyond(problems: readonly Problem[], verdicts: readonly Verdict[]): Problem[] {
  const said = new Set(verdicts.flatMap((verdict) => verdict.problems.map(keyOf)));
  return problems.filter((problem) => !said.has(keyOf(problem)));
}

/**
 * Reads the text of a published contract for showing it: where everything stands, and what it is worth. `upgraded` is the
 * stored ODCS v3.1.0 form.
 */
export function contractSource(source: string, upgraded: unknown): ContractSource {
  const reading = readContract(source);
  const same = sameDocument(reading.document, upgraded);
  const upgradedText = same ? null : textOf(upgraded, "yaml");
  const made = upgradedText === null ? null : readDocument(upgradedText);
  const { declared, current } = reading.verdicts;
  return {
    upgradedText,
    verdicts: reading.verdicts,
    notes: beyond(reading.problems, [declared, current]),
    line: (path, form = "original") =>
      (form === "upgraded" && made ? made.locate(path) : reading.locateUpgraded(path)).line,
  };
}
