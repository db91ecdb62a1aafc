import type { ErrorObject } from "ajv";
import { expectedTypes, typeSentence } from "./schema-sentence";

/** A validator's finding; `message` replaces the sentence its keyword would get. */
export type Told = { error: ErrorObject; message?: string };

type Schema = { [keyword: string]: unknown };

function isSchema(value: unknown): value is Schema {
  return typeof value === "object" && value !== null;
}

function target(ref: string, root: unknown): unknown {
  let here = root;
  for (const step of ref.replace(/^#\/?/, "").split("/")) here = isSchema(here) ? here[step] : undefined;
  return here;
}

/** Every schema a value may meet inside this one. */
function reachable(schema: unknown, root: unknown, found = new Set<unknown>()): Set<unknown> {
  if (!isSchema(schema) || found.has(schema)) return found;
  found.add(schema);
  if (typeof schema.$ref === "string") reachable(target(schema.$ref, root), root, found);
  for (const [keyword, part] of Object.entries(schema)) if (keyword !== "$defs") reachable(part, root, found);
  return found;
}

function isCombinator(error: ErrorObject): boolean {
  return error.keyword === "oneOf" || error.keyword === "anyOf";
}

function isUnder(path: string, parent: string): boolean {
  return path === parent || path.startsWith(`${parent}/`);
}

function summary(inner: readonly ErrorObject[], error: ErrorObject): string {
  const missing = inner.filter((e) => e.keyword === "required").map((e) => String(e.params.missingProperty));
  if (Array.isArray(error.params.passingSchemas)) return "Two forms stand here that exclude one another; keep one.";
  if (missing.includes("mustBe"))
    return "Says nothing to compare the result with; add mustBe, mustBeLessThan or the like.";
  if (inner.some((e) => e.keyword === "pattern")) return "Must name a property, such as table.column.";
  const types = inner.filter((e) => e.keyword === "type" && e.instancePath === error.instancePath);
  if (types.length > 0) return typeSentence(types.flatMap(expectedTypes), error.data);
  return "Is in none of the forms the standard allows here.";
}

/**
 * A failed `oneOf` or `anyOf` lists the failures of every branch. A branch that wants another type of value was not
 * meant. Where one meant branch is left its findings stay; otherwise one sentence replaces them all.
 */
export function withoutBranchNoise(errors: readonly ErrorObject[], root: unknown): Told[] {
  const dropped = new Set<ErrorObject>();
  const told: Told[] = [];
  // The validator reports inner combinators before outer ones.
  for (const combinator of errors.filter(isCombinator).reverse()) {
    if (dropped.has(combinator)) continue;
    dropped.add(combinator);
    const parts: unknown = combinator.parentSchema?.[combinator.keyword];
    const before = errors
      .slice(0, errors.indexOf(combinator))
      .filter((e) => !dropped.has(e) && isUnder(e.instancePath, combinator.instancePath));
    const branches = (Array.isArray(parts) ? parts : []).map((part) => {
      const schemas = reachable(part, root);
      return before.filter((e) => schemas.has(e.parentSchema));
    });
    const meant = branches.filter(
      (found) => !found.some((e) => e.keyword === "type" && e.instancePath === combinator.instancePath),
    );
    const kept = meant.length === 1 ? new Set(meant[0]) : new Set<ErrorObject>();
    for (const error of branches.flat()) if (!kept.has(error)) dropped.add(error);
    if (kept.size === 0) told.push({ error: combinator, message: summary(branches.flat(), combinator) });
  }
  return [...errors.filter((e) => !dropped.has(e)).map((error) => ({ error })), ...told];
}
