import type { FieldPath } from "@/lib/domain/document/field-path";
import { asList, asRecord, asText, type JsonRecord } from "@/lib/domain/document/record";
import type { Finding } from "@/lib/domain/document/schema-check";
import type { Elements } from "./elements";
import { quoted, warning } from "./finding";

/** Several elements are separated by commas (ODCS v3.1.0, Service-Level Agreement). */
function unknown(elements: Elements, said: unknown, path: FieldPath): Finding[] {
  return (asText(said)?.split(",") ?? []).flatMap((part) => {
    const element = part.trim();
    if (element === "" || elements.hasProperty(element)) return [];
    const { [elements.resolve(element)]: sentence } = {
      found: null,
      elsewhere: null,
      "unknown object": `The element ${quoted(element)} names no object of this contract.`,
      "unknown property": `The element ${quoted(element)} names no property of its object.`,
    };
    return sentence === null || sentence === undefined ? [] : [warning(path, sentence)];
  });
}

/** Service levels that are promised for elements the contract does not describe. */
export function unknownElements(document: JsonRecord, elements: Elements): Finding[] {
  // A contract without a schema says nothing an element could be compared with.
  if (asList(document.schema).length === 0) return [];
  return [
    ...unknown(elements, document.slaDefaultElement, ["slaDefaultElement"]),
    ...asList(document.slaProperties).flatMap((property, index) =>
      unknown(elements, asRecord(property).element, ["slaProperties", index, "element"]),
    ),
  ];
}
