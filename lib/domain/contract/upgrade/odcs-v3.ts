import { asList, asText, isRecord, type JsonRecord } from "@/lib/domain/document/record";
import type { Origins } from "./origins";
import { upgradeQuality } from "./quality";

/** Puts `change` on a field that is there; one that is not stays away. */
function at(element: JsonRecord, field: string, change: (value: unknown) => unknown): JsonRecord {
  return field in element ? { ...element, [field]: change(element[field]) } : element;
}

function each(value: unknown, origins: Origins, change: (entry: JsonRecord) => unknown[]): unknown {
  if (!Array.isArray(value)) return value;
  return origins.note(
    value.flatMap((entry: unknown) => (isRecord(entry) ? change(entry) : [entry])),
    value,
  );
}

/** `exclusiveMaximum: true` beside `maximum` became the limit itself in v3.1.0. */
function upgradeLimits(options: unknown): unknown {
  if (!isRecord(options)) return options;
  let made = options;
  for (const [exclusive, limit] of [
    ["exclusiveMaximum", "maximum"],
    ["exclusiveMinimum", "minimum"],
  ] as const) {
    if (typeof made[exclusive] !== "boolean") continue;
    const { [exclusive]: isExclusive, [limit]: value, ...rest } = made;
    made = value === undefined ? rest : { ...rest, [isExclusive ? exclusive : limit]: value };
  }
  return made;
}

/** A property of v3.0.x or of the v3.2.0 draft. */
function upgradeProperty(property: JsonRecord, origins: Origins): JsonRecord {
  let made = at(property, "logicalTypeOptions", upgradeLimits);
  made = at(made, "quality", (rules) => each(rules, origins, (rule) => upgradeQuality(rule, origins)));
  made = at(made, "properties", (inner) => each(inner, origins, (p) => [upgradeProperty(p, origins)]));
  made = at(made, "items", (items) => (isRecord(items) ? upgradeProperty(items, origins) : items));
  if (made.logicalType === "map") {
    const own = asList(made.customProperties);
    made = { ...made, logicalType: "object", customProperties: [...own, { property: "logicalType", value: "map" }] };
  }
  return origins.note(made, property);
}

function upgradeObject(object: JsonRecord, origins: Origins): JsonRecord {
  let made = at(object, "quality", (rules) => each(rules, origins, (rule) => upgradeQuality(rule, origins)));
  made = at(made, "properties", (inner) => each(inner, origins, (p) => [upgradeProperty(p, origins)]));
  return origins.note(made, object);
}

/** `team` was a list of members until v3.1.0. A member is told by `username`; who has none is told by name or role. */
export function teamOfMembers(members: readonly unknown[], origins: Origins): JsonRecord {
  const made = members.map((member): unknown => {
    if (!isRecord(member) || "username" in member) return member;
    return origins.note({ username: asText(member.name) ?? asText(member.role) ?? "unknown", ...member }, member);
  });
  return origins.note({ members: origins.note(made, members) }, members);
}

/** ODCS v3.0.0 to v3.0.2, and the v3.2.0 draft, in the form of v3.1.0. Fields v3.1.0 does not know stay where they are. */
export function upgradeOdcsV3(document: JsonRecord, origins: Origins): JsonRecord {
  let made: JsonRecord = { ...document, apiVersion: "v3.1.0" };
  made = at(made, "schema", (objects) => each(objects, origins, (object) => [upgradeObject(object, origins)]));
  if (Array.isArray(made.team)) made.team = teamOfMembers(made.team, origins);
  return origins.note(made, document);
}
