import { isRecord } from "./values";

function shorten(text: string): string {
  const flat = text.replace(/\s+/g, " ").trim();
  return flat.length > 60 ? `${flat.slice(0, 57).trimEnd()}…` : flat;
}

/** A value inside a sentence: text in quotes, long things cut. */
export function show(value: unknown): string {
  if (value === undefined || value === null || value === "") return "nothing";
  if (typeof value === "string") return `“${shorten(value)}”`;
  if (typeof value === "number") return String(value);
  if (typeof value === "boolean") return value ? "true" : "false";
  if (Array.isArray(value) && value.every((item) => typeof item !== "object"))
    return value.length === 0 ? "nothing" : shorten(value.map(String).join(", "));
  if (isRecord(value) && typeof value.url === "string") return `“${shorten(value.url)}”`;
  return shorten(JSON.stringify(value) ?? "nothing");
}

/** `primaryKeyPosition` as people say it. */
export function inWords(field: string): string {
  return field
    .replace(/([a-z0-9])([A-Z])/g, "$1 $2")
    .toLowerCase()
    .replace(/^sla /, "service level ")
    .trim();
}

/** Begins with a capital letter and ends with a full stop. */
export function sentence(text: string): string {
  const first = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.!?…]$/.test(first) ? first : `${first}.`;
}

/** The plain sentence for a field that came, went or changed. `label` names whose it is: “lei” in “tenants”. */
export function changeSentence(label: string, name: string, before: unknown, after: unknown): string {
  const [was, is] = [show(before), show(after)];
  if (was === "nothing") return `${label} now has the ${inWords(name)} ${is}`;
  if (is === "nothing") return `${label} no longer has the ${inWords(name)} ${was}`;
  return was === is
    ? `the ${inWords(name)} of ${label} ${/s$/.test(name) ? "change" : "changes"}`
    : `the ${inWords(name)} of ${label} ${/s$/.test(name) ? "change" : "changes"} from ${was} to ${is}`;
}
