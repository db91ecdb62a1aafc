import { z } from "zod";

/** A page that goes on among the candidates of a question: what was shown is left out, whatever its place is by now. */
const wordsCursor = z.object({ seen: z.string().regex(/^[\w-]*$/) });
/** A page that goes on along an order: after this key and id, without what moved since the first page. */
const browseCursor = z.object({ key: z.string().max(200), id: z.uuid(), since: z.int().min(0) });

export type WordsCursor = { seen: ReadonlySet<number> };
export type BrowseCursor = z.output<typeof browseCursor>;

const pack = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");

function unpack<S extends z.ZodType>(schema: S, cursor: string | null): z.output<S> | null {
  if (cursor === null) return null;
  try {
    return schema.parse(JSON.parse(Buffer.from(cursor, "base64url").toString("utf8")));
  } catch {
    return null;
  }
}

/** 32 bits of an id: enough to tell a few hundred apart, and short enough for an address. */
export const shortId = (id: string) => Number.parseInt(id.replaceAll("-", "").slice(-8), 16);

/** The cursor after the rows that have been shown so far. */
export function writeWordsCursor(seen: Iterable<number>): string {
  const ids = [...seen];
  const bytes = Buffer.alloc(ids.length * 4);
  for (const [index, id] of ids.entries()) bytes.writeUInt32BE(id, index * 4);
  return pack({ seen: bytes.toString("base64url") });
}

export function readWordsCursor(cursor: string | null): WordsCursor | null {
  const read = unpack(wordsCursor, cursor);
  if (read === null) return null;
  const bytes = Buffer.from(read.seen, "base64url");
  const count = Math.floor(bytes.length / 4);
  return { seen: new Set(Array.from({ length: count }, (_, index) => bytes.readUInt32BE(index * 4))) };
}

export const writeBrowseCursor = (cursor: BrowseCursor) => pack(cursor);

const keys = {
  relevance: z.coerce.number(),
  newest: z.string().regex(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d+)?$/),
  used: z.coerce.number().int(),
  name: z.string(),
} as const;

/** The position of a cursor of this order; null for none, and for one of another order. */
export function readBrowseCursor(cursor: string | null, sort: keyof typeof keys): BrowseCursor | null {
  const read = unpack(browseCursor, cursor);
  return read !== null && keys[sort].safeParse(read.key).success ? read : null;
}
