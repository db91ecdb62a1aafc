import type pg from "pg";

/** What a kept database remembers of itself, in a schema of the bench's own. */
export type Notes = {
  get: (key: string) => Promise<string | null>;
  set: (key: string, value: string) => Promise<void>;
};

/** Opens the notes of a database, making their table at first use. */
export async function openNotes(client: pg.ClientBase): Promise<Notes> {
  await client.query("create schema if not exists bench");
  await client.query("create table if not exists bench.note (key text primary key, value text not null)");
  return {
    get: async (key) => {
      const { rows } = await client.query<{ value: string }>("select value from bench.note where key = $1", [key]);
      return rows[0]?.value ?? null;
    },
    set: async (key, value) => {
      const upsert = "insert into bench.note values ($1, $2) on conflict (key) do update set value = excluded.value";
      await client.query(upsert, [key, value]);
    },
  };
}
