import pg from "pg";

/** One statement as the product sent it. */
export type Statement = { text: string; values: unknown[] };

function read(first: unknown, second: unknown): Statement | null {
  if (typeof first === "string") return { text: first, values: Array.isArray(second) ? second : [] };
  if (typeof first !== "object" || first === null || !("text" in first) || typeof first.text !== "string") return null;
  const values = "values" in first && Array.isArray(first.values) ? first.values : second;
  return { text: first.text, values: Array.isArray(values) ? values : [] };
}

/** Runs `work` and returns every statement that it sent to Postgres, in order, transaction control left out. */
export async function capture(work: () => Promise<unknown>): Promise<Statement[]> {
  const seen: Statement[] = [];
  const original = pg.Client.prototype.query;
  const spy = function (this: pg.Client, ...args: unknown[]) {
    const statement = read(args[0], args[1]);
    if (statement && !/^\s*(begin|commit|rollback|set|select 1$)/i.test(statement.text)) seen.push(statement);
    return Reflect.apply(original, this, args);
  };
  pg.Client.prototype.query = spy as typeof original;
  try {
    await work();
  } finally {
    pg.Client.prototype.query = original;
  }
  return seen;
}

/** Sends statements one after another on one plain connection; returns the time in milliseconds. */
export async function replay(client: pg.Client, statements: readonly Statement[]): Promise<number> {
  const began = performance.now();
  for (const { text, values } of statements) await client.query({ text, values, rowMode: "array" });
  return performance.now() - began;
}
