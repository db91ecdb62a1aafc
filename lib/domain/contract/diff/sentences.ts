import { isRecord } from "./values";

function shorten(text: string): string {
  const flat = text.replace(/\s+/g, " ").trim();
  return flat.length > 60 ? `${flat.slice(0, 57).trimEnd()}…` : flat;
}

/** What an entry of a list is about, where its other fields only explain. */
function gist(value: unknown): string {
  if (!isRecord(value)) return String(value);
  const { url, property, username, name } = value;
  if (typeof property === "string") return `${property}: ${JSON.stringify(value.value) ?? "nothing"}`;
  const told = [url, name, username].find((one) => typeof one === "string");
  return typeof told === "string" ? told : (JSON.stringify(value) ?? "nothing");
}

/** A value inside a sentence: text in quotes, long things cut. */
export function show(value: unknown): string {
  if (value === undefined || value === null || value === "") return "nothing";
  if (typeof value === "string") return `“${shorten(value)}”`;
  if (Array.isArray(value)) return value.length === 0 ? "nothing" : shorten(value.map(gist).join(", "));
  return shorten(isRecord(value) ? (JSON.stringify(value) ?? "nothing") : String(value));
}

const words: Record<string, string> = {
  apiVersion: "version of the standard",
  contractCreatedTs: "creation time",
  dataGranularityDescription: "granularity",
  slaDefaultElement: "default element of service levels",
  url: "address",
  maxLength: "greatest length",
  minLength: "least length",
};
const plurals =
  /^(tags|examples|limitations|roles|properties|arguments|.*(?:Definitions|Properties|Approvers|Objects))$/;

/** `primaryKeyPosition` as people say it. */
export function inWords(field: string): string {
  if (Object.hasOwn(words, field)) return words[field] ?? field;
  return field.replace(/([a-z0-9])([A-Z])/g, "$1 $2").toLowerCase();
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
    ? `the ${inWords(name)} of ${label} ${plurals.test(name) ? "change" : "changes"}`
    : `the ${inWords(name)} of ${label} ${plurals.test(name) ? "change" : "changes"} from ${was} to ${is}`;
}
