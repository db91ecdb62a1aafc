import type { FieldPath } from "@/lib/domain/document/field-path";
import { asList, asRecord, asText, isRecord, type JsonRecord } from "@/lib/domain/document/record";
import type { Finding } from "@/lib/domain/document/schema-check";
import { customProperty, customValue, listOf } from "@/lib/domain/document/tolerant";
import { warning } from "./finding";

const ownProperties = listOf(customProperty);

function ofRule(rule: JsonRecord, path: FieldPath): Finding[] {
  // The upgrade keeps a check without a comparison as text, with its type as an own property.
  const was = customValue(ownProperties.parse(rule.customProperties), "type");
  if (rule.type === "text" && (was === "library" || was === "sql"))
    return [warning(path, "The check compares its result with nothing, so no tool can say whether it holds.")];
  if (rule.type === "text" && asText(rule.description) === null)
    return [warning(path, "The rule says nothing; describe it, or say what is measured.")];
  for (const name of ["mustBeBetween", "mustNotBeBetween"] as const) {
    const [low, high] = asList(rule[name]);
    if (typeof low === "number" && typeof high === "number" && low > high)
      return [warning([...path, name], `No number lies between ${low} and ${high}; the lower one comes first.`)];
  }
  return [];
}

function within(element: JsonRecord, path: FieldPath): Finding[] {
  const own = asList(element.quality).flatMap((rule, index) =>
    isRecord(rule) ? ofRule(rule, [...path, "quality", index]) : [],
  );
  const inner = asList(element.properties).flatMap((property, index) =>
    within(asRecord(property), [...path, "properties", index]),
  );
  return [...own, ...inner, ...(isRecord(element.items) ? within(element.items, [...path, "items"]) : [])];
}

/** Quality rules that can tell nobody anything. */
export function emptyQualityRules(document: JsonRecord): Finding[] {
  return asList(document.schema).flatMap((object, index) => within(asRecord(object), ["schema", index]));
}
