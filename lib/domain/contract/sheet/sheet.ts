import type { FieldPath } from "@/lib/domain/document/field-path";
import { slaFacts } from "@/lib/domain/trust";
import { inOrder } from "../upgraded-text";
import { type Fact, FieldReader, isFields } from "./field-reader";
import {
  type Definition,
  definitionsOf,
  propertyRows,
  type Relationship,
  relationshipsOf,
  type SheetProperty,
} from "./property";
import { type SheetRule, sheetRule } from "./rule";

export type SheetObject = {
  path: FieldPath;
  name: string;
  physicalName: string;
  businessName: string;
  description: string;
  granularity: string;
  tags: string[];
  definitions: Definition[];
  relationships: Relationship[];
  properties: SheetProperty[];
  rules: SheetRule[];
  more: Fact[];
};

/** A thing with a title and facts: a server, a role, a member, a channel. */
export type SheetItem = { path: FieldPath; title: string; description: string; facts: Fact[] };
export type SheetLevel = {
  path: FieldPath;
  /** The standard's word, such as `latency`. */
  property: string;
  label: string;
  value: string;
  description: string;
  more: Fact[];
};
export type SheetSupport = SheetItem & { url: string };
export type SheetTeam = { path: FieldPath; name: string; description: string; members: SheetItem[]; more: Fact[] };

/** A contract laid out for reading: every field of the document is in it once, known ones in their place, others as facts. */
export type ContractSheet = {
  about: Fact[];
  words: { id: "purpose" | "usage" | "limitations"; title: string; text: string; path: FieldPath }[];
  wordsMore: Fact[];
  definitions: Definition[];
  objects: SheetObject[];
  levels: SheetLevel[];
  servers: SheetItem[];
  roles: SheetItem[];
  team: SheetTeam | null;
  support: SheetSupport[];
  price: Fact[];
  custom: Fact[];
  other: Fact[];
};

function sheetObject(reader: FieldReader): SheetObject {
  const name = reader.text("name");
  reader.skipId(name);
  const properties = reader.list("properties").flatMap((p) => propertyRows(p, { object: name, above: "", depth: 0 }));
  const ownKey = properties.filter((p) => p.primaryKey).length === 1;
  return {
    path: reader.path,
    name,
    physicalName: reader.text("physicalName"),
    businessName: reader.text("businessName"),
    description: reader.text("description"),
    granularity: reader.text("dataGranularityDescription"),
    tags: reader.texts("tags"),
    definitions: definitionsOf(reader),
    relationships: relationshipsOf(reader),
    properties: ownKey ? properties.map((p) => ({ ...p, keyPosition: p.primaryKey ? "" : p.keyPosition })) : properties,
    rules: reader.list("quality").map((rule) => sheetRule(rule, { object: name, way: null })),
    more: reader.rest(),
  };
}

function sheetLevel(reader: FieldReader): SheetLevel {
  const property = reader.text("property");
  const raw = reader.text("value");
  const unit = reader.text("unit");
  const description = reader.text("description");
  const value = /^-?\d+(\.\d+)?$/.test(raw) ? Number(raw) : raw;
  const [fact] = slaFacts([
    { property, value, unit: unit || null, description, valueExt: null, element: null, driver: null, schedule: null },
  ]);
  return {
    path: reader.path,
    property,
    label: fact?.label ?? property,
    value: fact?.value ?? [raw, unit].filter(Boolean).join(" "),
    description,
    more: reader.rest(),
  };
}

function item(reader: FieldReader, ...titles: string[]): SheetItem {
  const title = titles.find((name) => reader.has(name) && reader.text(name) !== "");
  return {
    path: reader.path,
    title: title === undefined ? "" : reader.text(title),
    description: reader.text("description"),
    facts: reader.rest(),
  };
}

/** An object since v3.1.0, a list of members before. */
function sheetTeam(document: FieldReader): SheetTeam | null {
  const members = document.list("team");
  const one = document.one("team");
  if (one === null && members.length === 0) return null;
  return {
    path: document.at("team"),
    name: one?.text("name") ?? "",
    description: one?.text("description") ?? "",
    members: [...(one?.list("members") ?? []), ...members].map((member) => item(member, "name", "username")),
    more: one?.rest() ?? [],
  };
}

const aboutFields = [
  ["id", "Id"],
  ["version", "Version"],
  ["status", "Status"],
  ["apiVersion", "Standard"],
  ["kind", "Kind"],
  ["domain", "Domain"],
  ["dataProduct", "Data product"],
  ["tenant", "Tenant"],
  ["contractCreatedTs", "Created"],
] as const;

function about(document: FieldReader): Fact[] {
  const facts = aboutFields.flatMap(([name, label]) => {
    const value = document.text(name);
    return value === "" ? [] : [{ label, value, path: document.at(name) }];
  });
  const tags = document.texts("tags");
  return tags.length === 0 ? facts : [...facts, { label: "Tags", value: tags.join(", "), path: document.at("tags") }];
}

const wordFields = [
  ["purpose", "Purpose"],
  ["usage", "Terms of use"],
  ["limitations", "Limitations"],
] as const;

function words(document: FieldReader): Pick<ContractSheet, "words" | "wordsMore"> {
  // Before v3 a description could be plain text.
  const plain = document.text("description");
  if (plain !== "")
    return {
      words: [{ id: "purpose", title: "Purpose", text: plain, path: document.at("description") }],
      wordsMore: [],
    };
  const description = document.one("description");
  if (!description) return { words: [], wordsMore: [] };
  return {
    words: wordFields.flatMap(([id, title]) => {
      const text = description.text(id);
      return text.trim() === "" ? [] : [{ id, title, text, path: description.at(id) }];
    }),
    wordsMore: description.rest(),
  };
}

/** The custom properties as facts, by their names; taken only when they are a list of mappings. */
function custom(document: FieldReader): Fact[] {
  return document.list("customProperties").flatMap((one) => {
    const name = one.text("property");
    const [value] = [one.raw("value")];
    const said = new FieldReader({ [name || "value"]: value }, one.path).rest();
    return [
      ...said.map((fact) => ({ ...fact, path: one.at("value") })),
      ...one.rest().map((fact) => ({ ...fact, label: `${name}.${fact.label}` })),
    ];
  });
}

/**
 * Lays an ODCS v3.1.0 document out for reading. Never throws; what has another type than the standard says ends under
 * `other` or in the facts of its element, so that nothing is hidden.
 */
export function toContractSheet(document: unknown): ContractSheet {
  const ordered = inOrder(document);
  const root = new FieldReader(isFields(ordered) ? ordered : {}, []);
  root.text("name");
  const price = root.one("price");
  const sheet = {
    about: about(root),
    ...words(root),
    definitions: definitionsOf(root),
    objects: root.list("schema").map(sheetObject),
    levels: root.list("slaProperties").map(sheetLevel),
    servers: root.list("servers").map((one) => item(one, "server")),
    roles: root.list("roles").map((one) => item(one, "role")),
    team: sheetTeam(root),
    support: root.list("support").map((one) => {
      const url = one.text("url");
      return { ...item(one, "channel"), url };
    }),
    price: price?.rest() ?? [],
    custom: custom(root),
  };
  return { ...sheet, other: root.rest() };
}
