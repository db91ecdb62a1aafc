import type { Client } from "pg";
import type { SampleRow } from "../port";
import { quoteName } from "./quote";

const MOST_ROWS = 20;
const LONGEST_TEXT = 200;

/** Values as Postgres prints them would need parsing again; JSON keeps numbers and truth values and has no dates to lose. */
function cell(value: unknown): string | number | boolean | null {
  if (value === null || typeof value === "number" || typeof value === "boolean") return value;
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT)}…` : text;
}

/** At most 20 rows of a view, in a read-only transaction with a short time limit. */
export async function readSample(client: Client, schema: string, object: string, limit: number): Promise<SampleRow[]> {
  const count = Math.max(0, Math.min(MOST_ROWS, Math.trunc(limit)));
  await client.query("begin read only");
  try {
    await client.query("set local statement_timeout = '5s'");
    const { rows } = await client.query<{ row: Record<string, unknown> }>(
      `select to_json(s) as row from ${quoteName(schema)}.${quoteName(object)} s limit ${count}`,
    );
    return rows.map(({ row }) => Object.fromEntries(Object.entries(row).map(([key, value]) => [key, cell(value)])));
  } finally {
    await client.query("rollback");
  }
}
