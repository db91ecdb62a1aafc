import type { RulePlace, SheetRule } from "@/lib/domain/contract/sheet/rule";

/** Names may hold spaces, which an id may not. */
const fragment = (...parts: readonly string[]) => parts.join(".").replace(/\s+/g, "_");

/** The address of an object or a column inside a contract's page: `schema.tenants.lei`. */
export function schemaAnchor(object: string, way?: string | null): string {
  return way ? fragment("schema", object, way) : fragment("schema", object);
}

/** The address of a quality rule: its place, and its number there. */
export function ruleAnchor({ place, path }: Pick<SheetRule, "path"> & { place: RulePlace }): string {
  return fragment("quality", place.object, ...(place.way ? [place.way] : []), String(Number(path.at(-1)) + 1));
}

/** The link to an id on the same page. */
export function toAnchor(id: string): string {
  return `#${encodeURIComponent(id)}`;
}
