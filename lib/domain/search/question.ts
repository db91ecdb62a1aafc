/** What is read of a question: its length as written back, the pieces of a kind, and how far it is looked at. */
const LENGTH = 200;
const PIECES = 12;
const LOOKED_AT = 1000;

export type Term = { text: string; phrase: boolean };

/** Words that name a field when a colon follows, in the order in which they are offered. */
export const fieldNames = [
  "domain",
  "column",
  "owner",
  "tag",
  "status",
  "team",
  "platform",
  "kind",
  "classification",
  "access",
  "trust",
  "freshness",
  "port",
] as const;
export type FieldName = (typeof fieldNames)[number];
export type FieldWord = { field: FieldName; value: string; not: boolean };

export type Question = {
  /** Wanted, in the order typed. */
  terms: readonly Term[];
  without: readonly Term[];
  fields: readonly FieldWord[];
  /** The last word, when nothing follows it: also the beginning of a longer one. */
  unfinished: string | null;
};

/** One piece between blanks: `-field:"text"`, with each part but the text left out or not. */
export type Piece = { start: number; not: boolean; field: FieldName | null; text: string; phrase: boolean };

/** Control characters and halves of characters mean nothing, and Postgres refuses NUL. */
const UNREADABLE = /[\p{Cc}\p{Cs}]/gu;
const QUOTES = /[“”„‟«»]/gu;

const readable = (text: string) => text.slice(0, LOOKED_AT).replace(UNREADABLE, " ").replace(QUOTES, '"');

function fieldAt(word: string): { field: FieldName; length: number } | null {
  const colon = word.indexOf(":");
  const name = word.slice(0, Math.max(0, colon)).toLowerCase();
  const field = fieldNames.find((one) => one === name);
  return field === undefined ? null : { field, length: colon + 1 };
}

/** Cuts what was typed into pieces; a quotation mark that is not closed goes on to the end. */
export function piecesOf(typed: string): Piece[] {
  const text = readable(typed);
  const pieces: Piece[] = [];
  const end = (from: number, mark: RegExp) => {
    mark.lastIndex = from;
    return mark.exec(text)?.index ?? text.length;
  };
  let at = end(0, /\S/g);
  while (at < text.length) {
    const start = at;
    const not = text[at] === "-";
    if (not) at += 1;
    const named = fieldAt(text.slice(at, end(at, /[\s"]/g)));
    if (named) at += named.length;
    const phrase = text[at] === '"';
    const stop = phrase ? end(at + 1, /"/g) : end(at, /\s/g);
    const inside = phrase
      ? text
          .slice(at + 1, stop)
          .trim()
          .replace(/\s+/g, " ")
      : text.slice(at, stop).replaceAll('"', "");
    pieces.push({ start, not, field: named?.field ?? null, text: inside, phrase });
    at = end(phrase ? stop + 1 : stop, /\S/g);
  }
  return pieces;
}

/** A piece as it is written: quoted where it was, and a field's value where it has blanks. */
function write({ not, field, text, phrase }: Omit<Piece, "start">): string {
  const value = field === null ? phrase : /\s/.test(text);
  return `${not ? "-" : ""}${field === null ? "" : `${field}:`}${value ? `"${text}"` : text}`;
}

const says = (text: string) => /[\p{L}\p{N}]/u.test(text);

/** A word that could be read as something else when it is written back is not one. */
const whole = (piece: Piece): Piece => {
  if (piece.phrase || piece.field !== null) return piece;
  const text = piece.text.replace(/^-+/, "");
  const named = fieldAt(text);
  return named ? { ...piece, field: named.field, text: text.slice(named.length) } : { ...piece, text };
};

/**
 * What was typed as what is asked. Never throws: what cannot be read is a plain word or nothing. At most 200 characters
 * and 12 wanted terms; an unknown field word is a plain word, so that "https://…" does no harm.
 */
export function parseQuestion(typed: string): Question {
  const terms: Term[] = [];
  const without: Term[] = [];
  const fields: FieldWord[] = [];
  let left = LENGTH;
  let last: Piece | null = null;
  for (const piece of piecesOf(typed).map(whole)) {
    last = null;
    if (!says(piece.text)) continue;
    const room = left - (write(piece).length - piece.text.length);
    const text = [...piece.text.slice(0, Math.max(0, room))]
      .filter((char) => !/\p{Cs}/u.test(char))
      .join("")
      .trim();
    if (!says(text)) break;
    const kept = { ...piece, text };
    const { not, field, phrase } = kept;
    const list: unknown[] = field === null ? (not ? without : terms) : fields;
    if (list.length >= PIECES) continue;
    list.push(field === null ? { text, phrase } : { field, value: text, not });
    left -= write(kept).length + 1;
    last = kept;
  }
  const open = last !== null && !last.not && last.field === null && !last.phrase && !/\s$/.test(readable(typed));
  return { terms, without, fields, unfinished: open && last ? last.text : null };
}

/** The question as text that is read as the same question. */
export function writeQuestion({ terms, without, fields }: Question): string {
  return [
    ...terms.map((term) => write({ ...term, field: null, not: false })),
    ...without.map((term) => write({ ...term, field: null, not: true })),
    ...fields.map(({ field, value, not }) => write({ field, text: value, not, phrase: false })),
  ].join(" ");
}
