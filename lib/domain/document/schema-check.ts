import { Ajv2019, type ErrorObject, type ValidateFunction } from "ajv/dist/2019.js";
import addFormats from "ajv-formats";
import { withoutBranchNoise } from "./combinators";
import { type FieldPath, fromPointer } from "./field-path";
import { knownFields } from "./schema-fields";
import { sentence } from "./schema-sentence";

export type Finding = { path: FieldPath; part: "key" | "value"; message: string; severity: "error" | "warning" };

export type SchemaCheck = (value: unknown) => Finding[];

/** When one part of an `allOf` fails, the fields it knows are reported as unknown too; they are not. */
function isArtefact(error: ErrorObject, errors: readonly ErrorObject[], root: unknown): boolean {
  if (error.keyword !== "unevaluatedProperties") return false;
  const others = errors.some(
    (e) => e !== error && e.keyword !== "unevaluatedProperties" && e.instancePath.startsWith(error.instancePath),
  );
  return others && knownFields(error.parentSchema, root).includes(String(error.params.unevaluatedProperty));
}

function toFinding(error: ErrorObject, message: string, root: unknown): Finding {
  const path = [...fromPointer(error.instancePath, root)];
  const { missingProperty, additionalProperty, unevaluatedProperty } = error.params;
  const own = additionalProperty ?? unevaluatedProperty;
  if (typeof missingProperty === "string") path.push(missingProperty);
  if (typeof own === "string") path.push(own);
  return {
    path,
    part: typeof own === "string" ? "key" : "value",
    message,
    // The standard's text outranks its schema, and formats are where published documents differ from it.
    severity: error.keyword === "format" ? "warning" : "error",
  };
}

/**
 * Compiles a JSON Schema (2019-09) into a check that answers in sentences. Compiling takes some 100 ms and happens at
 * the first use. `standard` is how the sentences call it, such as “ODCS v3.1.0”.
 */
export function schemaCheck(schema: object, standard: string): SchemaCheck {
  let compiled: ValidateFunction | null = null;
  return (value) => {
    if (!compiled) {
      const ajv = new Ajv2019({ allErrors: true, strict: false, verbose: true, validateFormats: true });
      addFormats.default(ajv, ["date", "date-time", "uri", "email"]);
      compiled = ajv.compile(schema);
    }
    if (compiled(value)) return [];
    const errors = compiled.errors ?? [];
    const real = errors.filter((error) => !isArtefact(error, errors, schema));
    return withoutBranchNoise(real, schema).flatMap(({ error, message }) => {
      const text = message ?? sentence(error, standard, schema);
      return text === null ? [] : [toFinding(error, text, value)];
    });
  };
}
