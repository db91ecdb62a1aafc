import type { FieldPath } from "@/lib/domain/document/field-path";
import { asText, isRecord, type JsonRecord } from "@/lib/domain/document/record";

/** Names of fields that hold something to get in with, in lower case and without `_` and `-`. */
const secretNames = new Set([
  "password",
  "passwd",
  "pwd",
  "passphrase",
  "secret",
  "clientsecret",
  "secretkey",
  "secretaccesskey",
  "accesstoken",
  "authtoken",
  "token",
  "apikey",
  "privatekey",
]);

function isSecretName(name: string): boolean {
  return secretNames.has(name.toLowerCase().replaceAll(/[_-]/g, ""));
}

/** Nothing is hidden by an empty field, and a mapping of that name is looked into. */
function saysSomething(value: unknown): boolean {
  return asText(value) !== null || typeof value === "number";
}

function within(value: unknown, path: FieldPath): FieldPath[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => within(item, [...path, index]));
  if (!isRecord(value)) return [];
  // An own property is named in one field and says what it is in another.
  const own = asText(value.property);
  if (own !== null && isSecretName(own) && saysSomething(value.value)) return [[...path, "value"]];
  return Object.entries(value).flatMap(([name, inner]) =>
    isSecretName(name) && saysSomething(inner) ? [[...path, name]] : within(inner, [...path, name]),
  );
}

/**
 * Where a contract holds a password: at the root, where ODCS v2.2.x has a field for it, and anywhere under `servers`. A
 * contract is read by many, so none of these is stored.
 */
export function secretPaths(document: JsonRecord): FieldPath[] {
  const root: FieldPath[] = saysSomething(document.password) ? [["password"]] : [];
  return [...root, ...within(document.servers, ["servers"])];
}
