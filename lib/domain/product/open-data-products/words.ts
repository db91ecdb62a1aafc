import { asRecord, asText, isRecord, type JsonRecord } from "@/lib/domain/document/record";

/** Names of own properties that keep what the Bitol standard has no field for begin so. */
export const keptPrefix = "opendataproducts.";

/** The Linux Foundation's states of a product, and the Bitol status each is. */
export const statusOf: Readonly<Record<string, string>> = {
  announcement: "proposed",
  draft: "draft",
  development: "draft",
  testing: "draft",
  acceptance: "draft",
  production: "active",
  sunset: "deprecated",
  retired: "retired",
};

/** Who may see a product there, and here. */
export const visibilityOf: Readonly<Record<string, string>> = {
  public: "public",
  dataspace: "internal",
  organisation: "internal",
  internal: "internal",
  invitation: "domain",
  private: "domain",
};

/** Service levels there, and the property of ODCS each is. */
export const levelOf: Readonly<Record<string, string>> = {
  uptime: "availability",
  updateFrequency: "frequency",
};

/** Text in several languages: English where there is one, else the first. */
export function inEnglish(value: unknown): string | null {
  if (typeof value === "string") return asText(value);
  const texts = asRecord(value);
  return (
    asText(texts.en) ??
    Object.values(texts)
      .map(asText)
      .find((text) => text !== null) ??
    null
  );
}

/** The part for one language: English where there is one, else the first; and which it is. */
export function ofLanguage(value: unknown): { language: string | null; part: JsonRecord } {
  const parts = Object.entries(asRecord(value)).filter(([name, part]) => /^[a-z]{2}$/.test(name) && isRecord(part));
  const [language, part] = parts.find(([name]) => name === "en") ?? parts[0] ?? [null, {}];
  return { language, part: asRecord(part) };
}

/** Entries of what is a list in one version of the specification and a mapping by name in another. */
export function namedEntries(value: unknown): { name: string | null; entry: JsonRecord }[] {
  if (Array.isArray(value)) return value.filter(isRecord).map((entry) => ({ name: null, entry }));
  return Object.entries(asRecord(value)).flatMap(([name, entry]) => (isRecord(entry) ? [{ name, entry }] : []));
}
