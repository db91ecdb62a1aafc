/** One field of a record before and after a change; undefined where it did not exist. Values are text for reading. */
export type FieldChange = { path: string; before?: string; after?: string };

type Json = unknown;

const isRecord = (value: Json): value is Record<string, Json> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function show(value: Json): string {
  if (value === null) return "none";
  if (typeof value === "string") return value;
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (Array.isArray(value) && value.every((item) => !isRecord(item) && !Array.isArray(item)))
    return value.length === 0 ? "none" : value.map(show).join(", ");
  return JSON.stringify(value);
}

/** Depth-first fields of a value; deeper than four levels is shown as JSON. */
function flatten(value: Json, path: string, depth: number, into: Map<string, string>): void {
  if (isRecord(value) && depth < 4 && Object.keys(value).length > 0) {
    for (const [key, inner] of Object.entries(value)) flatten(inner, path ? `${path}.${key}` : key, depth + 1, into);
  } else if (value !== null || path !== "") {
    into.set(path, show(value));
  }
}

/** What changed between two JSON values, field by field, in the order of the fields; equal fields are left out. */
export function diffJson(before: Json, after: Json): FieldChange[] {
  const [old, fresh] = [new Map<string, string>(), new Map<string, string>()];
  flatten(before ?? null, "", 0, old);
  flatten(after ?? null, "", 0, fresh);
  const changes: FieldChange[] = [];
  for (const path of new Set([...old.keys(), ...fresh.keys()])) {
    const [was, is] = [old.get(path), fresh.get(path)];
    if (was === is) continue;
    changes.push({ path, ...(was === undefined ? {} : { before: was }), ...(is === undefined ? {} : { after: is }) });
  }
  return changes;
}
