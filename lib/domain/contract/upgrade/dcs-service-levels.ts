import { asRecord, asText, compact, type JsonRecord } from "@/lib/domain/document/record";

/** Which field of a service level is its value, and which names the column it is measured on. */
type Level = { value: readonly string[]; element?: string; also?: readonly string[] };

const levels: Readonly<Record<string, Level>> = {
  availability: { value: ["percentage"] },
  retention: { value: ["period", "unlimited"], element: "timestampField" },
  latency: { value: ["threshold"], element: "sourceTimestampField" },
  freshness: { value: ["threshold"], element: "timestampField" },
  frequency: { value: ["interval", "cron", "type"] },
  support: { value: ["time"], also: ["responseTime"] },
  backup: { value: ["interval", "cron"], also: ["recoveryTime", "recoveryPoint"] },
};

type Upgraded = { slaProperties: JsonRecord[]; rest: { property: string; value: unknown }[] };

function upgradeLevel(name: string, said: JsonRecord): Upgraded {
  const level = levels[name] ?? { value: Object.keys(said).slice(0, 1) };
  const valueField = level.value.find((field) => asText(said[field]) !== null || typeof said[field] === "boolean");
  const elementField = level.element;
  const made = compact({
    property: name,
    element: elementField === undefined ? undefined : asText(said[elementField]),
    description: asText(said.description),
    schedule: asText(said.cron),
    scheduler: asText(said.cron) === null ? undefined : "cron",
  });
  const also = (level.also ?? []).flatMap((field) =>
    asText(said[field]) === null ? [] : [{ property: field, value: said[field], description: `Of ${name}.` }],
  );
  const used = new Set<string | undefined>(["description", "cron", valueField, elementField, ...(level.also ?? [])]);
  const rest = Object.entries(said)
    .filter(([field]) => !used.has(field))
    .map(([field, value]) => ({ property: `servicelevels.${name}.${field}`, value }));
  const value = valueField === undefined ? null : said[valueField];
  return { slaProperties: [{ ...made, value }, ...also], rest };
}

/** `servicelevels` of the Data Contract Specification as `slaProperties`, and what these have no field for. */
export function upgradeServiceLevels(said: unknown): Upgraded {
  const each = Object.entries(asRecord(said)).map(([name, level]) => upgradeLevel(name, asRecord(level)));
  return { slaProperties: each.flatMap((l) => l.slaProperties), rest: each.flatMap((l) => l.rest) };
}
