import type { ContractSheet } from "@/lib/domain/contract/sheet/sheet";
import type { FieldPath } from "@/lib/domain/document/field-path";
import { ruleAnchor, schemaAnchor, toAnchor } from "./anchors";
import type { LineTarget } from "./source-lines";

type Place = { path: FieldPath; anchor: string; name: string };

/** Everything that has an address on the readable page. */
function places(sheet: ContractSheet): Place[] {
  const sections = [
    ...sheet.words.map(({ id, title, path }) => ({ path, anchor: id, name: title })),
    ...[sheet.levels, sheet.servers, sheet.roles, sheet.support].flatMap((list, index) => {
      const id = ["sla", "servers", "roles", "support"][index] ?? "";
      return list.map(({ path }) => ({ path, anchor: id, name: id === "sla" ? "service levels" : id }));
    }),
    ...(sheet.team ? [{ path: sheet.team.path, anchor: "team", name: "team" }] : []),
  ];
  const schema = sheet.objects.flatMap((object) => [
    { path: object.path, anchor: schemaAnchor(object.name), name: object.name },
    ...object.properties.map(({ path, way }) => ({
      path,
      anchor: schemaAnchor(object.name, way),
      name: `${object.name}.${way}`,
    })),
    ...[...object.rules, ...object.properties.flatMap((p) => p.rules)].map((rule) => ({
      path: rule.path,
      anchor: ruleAnchor(rule),
      name: rule.name || "this rule",
    })),
  ]);
  return [...sections, ...schema];
}

/**
 * For each line where something begins that has a place on the readable page: the way there.
 */
export function sourceTargets(
  sheet: ContractSheet,
  page: string,
  lineOf: (path: FieldPath) => number,
): Map<number, LineTarget> {
  const targets = new Map<number, LineTarget>();
  for (const { path, anchor, name } of places(sheet)) {
    const line = lineOf(path);
    if (!targets.has(line)) targets.set(line, { href: `${page}${toAnchor(anchor)}`, name });
  }
  return targets;
}
