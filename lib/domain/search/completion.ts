import { type FieldName, fieldNames, piecesOf } from "./question";

/** The field word that is being typed at the end of a question: its field, or the beginning of a field's name. */
export type UnderWay = {
  /** Everything before it, as typed. */
  before: string;
  not: boolean;
  field: FieldName | null;
  stem: string;
};

/** What is being typed at the end; null when nothing is, or when it is a phrase. */
export function underWay(typed: string): UnderWay | null {
  const last = piecesOf(typed).at(-1);
  if (!last || /\s$/.test(typed) || (last.phrase && last.field === null)) return null;
  return { before: typed.slice(0, last.start), not: last.not, field: last.field, stem: last.text };
}

/** The question with the field word under way completed to `field:`, or to `field:value` and a blank. */
export function completed({ before, not }: UnderWay, field: FieldName, value?: string): string {
  const start = `${before}${not ? "-" : ""}${field}:`;
  if (value === undefined) return start;
  return `${start}${/\s/.test(value) ? `"${value}"` : value} `;
}

/** What a field word asks for, in a few words. */
export const fieldMeanings: Record<FieldName, string> = {
  domain: "in a domain and those below it",
  column: "with a column of this name",
  owner: "owned by a team; owner:me is your teams",
  tag: "with a tag",
  status: "draft, active, deprecated or retired",
  team: "owned by a team",
  platform: "on a data platform",
  kind: "with this kind of output port",
  classification: "public, internal, confidential or restricted",
  access: "your own access",
  trust: "by the trust signal",
  freshness: "by how often the data is renewed",
  port: "with an output port of this name",
};

/** The fields whose name begins like what is typed. Two letters at least: one is too little to mean a field. */
export function fieldsLike(stem: string): FieldName[] {
  const start = stem.toLowerCase();
  return start.length < 2 ? [] : fieldNames.filter((name) => name.startsWith(start));
}
