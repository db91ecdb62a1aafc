import { Ajv, type ErrorObject, type Options, type ValidateFunction } from "ajv";
import { Ajv2019 } from "ajv/dist/2019.js";
import { Ajv2020 } from "ajv/dist/2020.js";
import { fullFormats } from "ajv-formats/dist/formats.js";
import { withoutBranchNoise } from "./combinators";
import { type FieldPath, fromPointer } from "./field-path";
import { limits } from "./limits";
import { knownFields } from "./schema-fields";
import { formatSentence, sentence } from "./schema-sentence";

export type Finding = { path: FieldPath; part: "key" | "value"; message: string; severity: "error" | "warning" };

/** What a JSON Schema says of a value. A wrong `format` is a warning and makes nothing invalid. */
export type SchemaResult = { valid: boolean; findings: Finding[] };

export type SchemaCheck = (value: unknown) => SchemaResult;

/** Findings beyond these would not be listed, and each costs a look at all others. */
const mostErrors = limits.problems * 4;

/** When one part of an `allOf` fails, the fields it knows are reported as unknown too; they are not. */
function isArtefact(error: ErrorObject, errors: readonly ErrorObject[], root: unknown): boolean {
  if (error.keyword !== "unevaluatedProperties") return false;
  const others = errors.some(
    (e) => e !== error && e.keyword !== "unevaluatedProperties" && e.instancePath.startsWith(error.instancePath),
  );
  return others && knownFields(error.parentSchema, root).includes(String(error.params.unevaluatedProperty));
}

function toFinding(error: ErrorObject, message: string, value: unknown): Finding {
  const path = [...fromPointer(error.instancePath, value)];
  const { missingProperty, additionalProperty, unevaluatedProperty } = error.params;
  const own = additionalProperty ?? unevaluatedProperty;
  if (typeof missingProperty === "string") path.push(missingProperty);
  if (typeof own === "string") path.push(own);
  return { path, part: typeof own === "string" ? "key" : "value", message, severity: "error" };
}

/** The formats that are looked at; others are taken as they are. */
const formats = new Map([
  ["date", fullFormats.date],
  ["date-time", fullFormats["date-time"]],
  ["uri", fullFormats.uri],
  ["email", fullFormats.email],
]);

function hasFormat(name: string, text: string): boolean {
  const format = formats.get(name);
  if (format instanceof RegExp) return format.test(text);
  if (typeof format === "function") return format(text);
  if (typeof format !== "object" || !("validate" in format)) return true;
  const { validate } = format;
  if (validate instanceof RegExp) return validate.test(text);
  return typeof validate === "function" ? validate(text as never) === true : true;
}

type Compiled = { validate: ValidateFunction; misformed: Map<string, { name: string; value: string }> };

/** The dialect a schema names; ODCS and ODPS are written in 2019-09. */
function validatorOf(schema: object, options: Options): Ajv {
  const dialect = String(Reflect.get(schema, "$schema") ?? "");
  // Up to draft-07 a `$ref` stands alone: what is written beside it is ignored.
  if (dialect.includes("draft-07")) return new Ajv({ ...options, ignoreKeywordsWithRef: true, logger: false });
  return dialect.includes("2020-12") ? new Ajv2020(options) : new Ajv2019(options);
}

function compile(schema: object): Compiled {
  const misformed: Compiled["misformed"] = new Map();
  const ajv = validatorOf(schema, { allErrors: true, strict: false, verbose: true, validateFormats: false });
  // The standards' text outranks their schemas, and formats are where published documents differ from them: they are
  // noted here, and count for no verdict.
  ajv.removeKeyword("format");
  ajv.addKeyword({
    keyword: "format",
    type: "string",
    schemaType: "string",
    errors: false,
    validate: (name: string, value: string, _parent: unknown, at?: { instancePath: string }) => {
      if (misformed.size < limits.problems && !hasFormat(name, value))
        misformed.set(at?.instancePath ?? "", { name, value });
      return true;
    },
  });
  return { validate: ajv.compile(schema), misformed };
}

/**
 * Compiles a JSON Schema (draft-07, 2019-09 or 2020-12) into a check that answers in sentences. Compiling takes some
 * 100 ms and happens at the first use. `standard` is how the sentences call it, such as “ODCS v3.1.0”.
 */
export function schemaCheck(schema: object, standard: string): SchemaCheck {
  let compiled: Compiled | null = null;
  return (value) => {
    compiled ??= compile(schema);
    const { validate, misformed } = compiled;
    misformed.clear();
    const valid = validate(value);
    const errors = (validate.errors ?? []).slice(0, mostErrors);
    const real = errors.filter((error) => !isArtefact(error, errors, schema));
    const findings = withoutBranchNoise(real, schema).flatMap(({ error, message }) => {
      const words = message ?? sentence(error, standard, schema);
      return words === null ? [] : [toFinding(error, words, value)];
    });
    const warnings = [...misformed].map(
      ([at, { name, value: text }]): Finding => ({
        path: fromPointer(at, value),
        part: "value",
        message: formatSentence(name, text),
        severity: "warning",
      }),
    );
    return { valid, findings: [...findings, ...warnings] };
  };
}
