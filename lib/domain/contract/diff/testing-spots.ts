import type { FieldPath } from "@/lib/domain/document/field-path";
import { withValue } from "./testing-cases";
import type { Kind, Mutation } from "./testing-mutations";
import type { Patch } from "./testing-values";
import { field, isRecord, listAt } from "./values";

export type Spot = { kind: Kind; path: FieldPath };

function entriesOf(document: unknown, path: FieldPath, name: string, kind: Kind): Spot[] {
  return listAt(document, name).map((_, at) => ({ kind, path: [...path, name, at] }));
}

function spotsInside(value: unknown, path: FieldPath): Spot[] {
  const items = field(value, "items");
  const own: Spot[] = isRecord(items)
    ? [{ kind: "property", path: [...path, "items"] }, ...spotsInside(items, [...path, "items"])]
    : [];
  const parts = listAt(value, "properties").flatMap((one, at): Spot[] => {
    const here = [...path, "properties", at];
    return [{ kind: "property", path: here }, ...spotsInside(one, here)];
  });
  return [...entriesOf(value, path, "quality", "quality"), ...own, ...parts];
}

/** Every place of a contract where something can be changed. */
export function spotsOf(document: unknown): Spot[] {
  return [
    { kind: "contract", path: [] },
    { kind: "price", path: ["price"] },
    ...entriesOf(document, [], "servers", "server"),
    ...entriesOf(document, [], "slaProperties", "sla"),
    ...entriesOf(document, [], "roles", "role"),
    ...entriesOf(document, [], "support", "channel"),
    ...entriesOf(document, [], "schema", "object"),
    ...listAt(document, "schema").flatMap((object, at) => spotsInside(object, ["schema", at])),
  ];
}

/** The two documents of a mutation made at a place. */
export function mutate(document: unknown, path: FieldPath, mutation: Mutation): { before: unknown; after: unknown } {
  if ("list" in mutation) {
    const list = path.reduce<unknown>(
      (value, step) => (typeof value === "object" && value !== null ? Reflect.get(value, step) : undefined),
      document,
    );
    const entries = listAt(list, mutation.list);
    const longer = withValue(document, [...path, mutation.list], [...entries, mutation.entry]);
    return mutation.adds ? { before: document, after: longer } : { before: longer, after: document };
  }
  const patched = (patch: Patch) =>
    Object.entries(patch).reduce((value, [name, part]) => withValue(value, [...path, name], part), document);
  return { before: patched(mutation.before), after: patched(mutation.after) };
}
