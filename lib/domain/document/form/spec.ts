import type { PlainValue } from "@/lib/domain/document/edit/plain-edits";

/** Where the choices of a field come from, when the standard does not list them. */
export type ChoiceSource = "domains" | "teams";

type Base = {
  /** The field of the standard. */
  name: string;
  label: string;
  hint?: string;
  /** Over the whole width. */
  wide?: boolean;
  /** Seldom written: shown where it is, offered where it is not. */
  rare?: boolean;
  /** Only where a field beside it has one of these values; "" stands for none. */
  when?: { field: string; is: readonly string[] };
};

export type Option = { value: string; label: string };

export type FieldSpec = Base &
  (
    | { kind: "text"; rows?: number; required?: boolean; placeholder?: string; suggest?: readonly string[] }
    | { kind: "choice"; options: readonly Option[] | ChoiceSource; required?: boolean; placeholder: string }
    | { kind: "number"; required?: boolean }
    | { kind: "flag" }
    /** A list of texts on one line, between commas. */
    | { kind: "words" }
    /** A list of texts, or one text: a line for each. */
    | { kind: "lines"; single?: boolean }
    /** Any value, as it is written in YAML. */
    | { kind: "any"; required?: boolean }
    /** One of several fields that exclude one another, with its value or bounds. */
    | { kind: "comparison"; names: readonly Option[] }
    /** A custom property with a meaning here; `name` is the list of custom properties. */
    | { kind: "custom"; property: string; options: readonly Option[] | null; standard: string }
    /** The name of a server, chosen from the connections known here. */
    | { kind: "connection" }
    /** The id of a contract: of this draft, or published. */
    | { kind: "contract" }
    | { kind: "group"; fields: () => readonly FieldSpec[] }
    | {
        kind: "list";
        /** One entry, as a word: "server". */
        entry: string;
        /** The fields whose values name an entry, first one first. */
        title: readonly string[];
        fields: () => readonly FieldSpec[];
        fresh: PlainValue;
        /** Shown as a table with a row for each, as columns are. */
        look?: "columns";
      }
  );

export type SectionSpec = {
  id: string;
  title: string;
  description?: string;
  open: boolean;
  fields: readonly FieldSpec[];
};

export type SpecOf<K extends FieldSpec["kind"]> = Extract<FieldSpec, { kind: K }>;

export type Fields = { readonly [name: string]: unknown };

export function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The specs that apply to a mapping as it stands. */
export function activeSpecs(specs: readonly FieldSpec[], holder: unknown): FieldSpec[] {
  return specs.filter(({ when }) => {
    if (!when) return true;
    const value = isFields(holder) ? holder[when.field] : undefined;
    return when.is.includes(value === undefined || value === null ? "" : String(value));
  });
}

/** The fields of the standard that a spec writes. */
export function namesOf(spec: FieldSpec): readonly string[] {
  return spec.kind === "comparison" ? spec.names.map((option) => option.value) : [spec.name];
}

/** The usual order of a mapping's fields, for writing new ones where a reader expects them. */
export function orderOf(specs: readonly FieldSpec[]): string[] {
  return [...new Set(specs.flatMap(namesOf))];
}

const isScalar = (value: unknown) => typeof value !== "object" || value === null;

/** Whether the spec's control can show a value as it is written. */
export function canShow(spec: FieldSpec, value: unknown): boolean {
  if (value === undefined || value === null) return true;
  switch (spec.kind) {
    case "group":
      return isFields(value);
    case "list":
      return Array.isArray(value) && value.every(isFields);
    case "custom":
      return Array.isArray(value);
    case "words":
      return Array.isArray(value) && value.every((word) => typeof word === "string" && !word.includes(","));
    case "lines":
      return Array.isArray(value)
        ? value.every((line) => typeof line === "string" && line.trim() !== "")
        : typeof value === "string";
    case "flag":
      return typeof value === "boolean";
    case "number":
      return typeof value === "number";
    case "any":
    case "comparison":
      return true;
    default:
      return isScalar(value);
  }
}

type Found = readonly (string | number)[];

/** The paths of what a document says and the form does not show; each stands for all that is inside it. */
export function onlyInText(specs: readonly FieldSpec[], holder: unknown, path: Found = []): Found[] {
  if (!isFields(holder)) return [];
  const active = activeSpecs(specs, holder);
  return Object.entries(holder).flatMap(([name, value]): Found[] => {
    const here = [...path, name];
    const showing = active.filter((spec) => namesOf(spec).includes(name));
    const spec = showing.find((one) => canShow(one, value) && one.kind !== "custom");
    if (!spec) return [here];
    if (spec.kind === "group") return onlyInText(spec.fields(), value, here);
    if (spec.kind !== "list" || !Array.isArray(value)) return [];
    return value.flatMap((entry, index) => onlyInText(spec.fields(), entry, [...here, index]));
  });
}
