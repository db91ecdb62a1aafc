import { asList, asRecord, isRecord, type JsonRecord } from "@/lib/domain/document/record";
import { knownFields } from "@/lib/domain/document/schema-fields";
import odcs310 from "../standards/odcs-json-schema-v3.1.0.json";

const root: JsonRecord = odcs310;
const definitions = asRecord(root.$defs);

const kept = new Map<string, ReadonlySet<string>>();

function remembered(key: string, read: () => readonly string[]): ReadonlySet<string> {
  const known = kept.get(key) ?? new Set(read());
  kept.set(key, known);
  return known;
}

/** The branch of a definition's `if`/`then` that is meant for one `type`. */
function branchFor(definition: unknown, type: string): unknown {
  return asList(asRecord(definition).allOf).find((part) => {
    const condition = asRecord(asRecord(part).if);
    const options = [condition, ...asList(condition.anyOf).map(asRecord)];
    return options.some((o) => asRecord(asRecord(o.properties).type).const === type);
  });
}

/** The field names ODCS v3.1.0 knows for one of its definitions, such as “SlaProperty”; of the whole for “root”. */
export function fieldsOf(definition: string): ReadonlySet<string> {
  return remembered(definition, () => {
    if (definition === "root") return Object.keys(asRecord(root.properties));
    if (definition === "description")
      return Object.keys(asRecord(asRecord(asRecord(root.properties).description).properties));
    if (definition === "AuthoritativeDefinition")
      return Object.keys(asRecord(asRecord(asRecord(definitions.AuthoritativeDefinitions).items).properties));
    return knownFields(definitions[definition], root);
  });
}

/** The field names of a server or a quality rule of one type. */
export function fieldsOfType(definition: "Server" | "DataQuality", type: string): ReadonlySet<string> {
  return remembered(`${definition} ${type}`, () => [
    ...Object.keys(asRecord(asRecord(definitions[definition]).properties)),
    ...knownFields(asRecord(branchFor(definitions[definition], type)).then, root),
  ]);
}

/** What a server of this type must say; null for a type the standard does not have. */
export function requiredOfServer(type: string): readonly string[] | null {
  const branch = branchFor(definitions.Server, type);
  if (!isRecord(branch)) return null;
  const name =
    String(asRecord(branch.then).$ref ?? "")
      .split("/")
      .at(-1) ?? "";
  const required = asRecord(asRecord(definitions.ServerSource)[name]).required;
  return asList(required).map(String);
}
