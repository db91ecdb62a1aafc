import type { FieldPath } from "@/lib/domain/document/field-path";
import type { Finding } from "@/lib/domain/document/schema-check";
import type { ContractModel } from "../model";
import type { ContractProperty } from "../property";
import { error, quoted } from "./finding";

/** Entries whose name was used by an earlier one, with their place in the list. */
function repeated(names: readonly string[]): { name: string; index: number }[] {
  const seen = new Set<string>();
  return names.flatMap((name, index) => {
    if (name === "") return [];
    if (seen.has(name)) return [{ name, index }];
    seen.add(name);
    return [];
  });
}

function inside(property: ContractProperty, path: FieldPath): Finding[] {
  const items = property.items ? inside(property.items, [...path, "items"]) : [];
  return [...repeatedProperties(property.properties, path), ...items];
}

function repeatedProperties(properties: readonly ContractProperty[], path: FieldPath): Finding[] {
  const own = repeated(properties.map((p) => p.name)).map(({ name, index }) =>
    error([...path, "properties", index, "name"], `The property ${quoted(name)} stands here twice.`),
  );
  return [...own, ...properties.flatMap((p, index) => inside(p, [...path, "properties", index]))];
}

/** Names are how requests, lineage and checks refer to things, so each is used once in its place. */
export function repeatedNames(model: ContractModel): Finding[] {
  return [
    ...repeated(model.servers.map((s) => s.server)).map(({ name, index }) =>
      error(["servers", index, "server"], `The server ${quoted(name)} stands here twice.`),
    ),
    ...repeated(model.objects.map((o) => o.name)).map(({ name, index }) =>
      error(["schema", index, "name"], `The object ${quoted(name)} stands here twice.`),
    ),
    ...model.objects.flatMap((object, index) => repeatedProperties(object.properties, ["schema", index])),
  ];
}
