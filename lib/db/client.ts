import { PrismaPg } from "@prisma/adapter-pg";
import { PrismaClient } from "./generated/client";

export type Db = PrismaClient;

const holder = globalThis as { mercatDb?: Db };

/** Opens a client for one database. Tests and the seed use it; everything else uses `db()`. */
export function openDb(url: string): Db {
  return new PrismaClient({
    adapter: new PrismaPg({ connectionString: url, max: 10, connectionTimeoutMillis: 5_000 }),
  });
}

/** The process's one client, made at first use so that a build needs no database. */
export function db(): Db {
  if (!holder.mercatDb) {
    const url = process.env.DATABASE_URL;
    if (!url) throw new Error("DATABASE_URL is not set.");
    holder.mercatDb = openDb(url);
  }
  return holder.mercatDb;
}

/** Points the process at another database: one per test worker. */
export function pointDbAt(client: Db): void {
  holder.mercatDb = client;
}
