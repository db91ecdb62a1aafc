import pg from "pg";

/** Longest identifier of Postgres in bytes; it would cut a longer one and so name something else. */
const LONGEST = 63;

/** An identifier in quotes. Throws on what Postgres would cut or cannot hold. */
export function quoteName(name: string): string {
  if (name === "" || name.includes("\0") || Buffer.byteLength(name) > LONGEST)
    throw new Error(`Not a Postgres name of 1 to ${LONGEST} bytes: ${JSON.stringify(name.slice(0, 100))}`);
  return pg.escapeIdentifier(name);
}

/** A text literal in quotes, for the statements that take no parameters. */
export function quoteText(text: string): string {
  return pg.escapeLiteral(text.replaceAll("\0", ""));
}
