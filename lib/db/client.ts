import { PrismaPg } from "@prisma/adapter-pg";
import type { Transaction } from "@prisma/driver-adapter-utils";
import { PrismaClient } from "./generated/client";

export type Db = PrismaClient;

const holder = globalThis as { mercatDb?: Db };

/**
 * Prisma reads the relations of an `include` side by side, in a transaction too, where there is one connection for all of
 * them. The driver will refuse a query while another one runs (pg 9), so they are sent one after the other.
 */
function inTurn(transaction: Transaction): Transaction {
  let last: Promise<unknown> = Promise.resolve();
  const queued =
    <In, Out>(send: (query: In) => Promise<Out>) =>
    (query: In): Promise<Out> => {
      const turn = () => send(query);
      const answer = last.then(turn, turn);
      last = answer;
      return answer;
    };
  transaction.queryRaw = queued(transaction.queryRaw.bind(transaction));
  transaction.executeRaw = queued(transaction.executeRaw.bind(transaction));
  return transaction;
}

class OrderedPg extends PrismaPg {
  override async connect() {
    const adapter = await super.connect();
    const start = adapter.startTransaction.bind(adapter);
    adapter.startTransaction = async (isolation) => inTurn(await start(isolation));
    return adapter;
  }
}

/** Opens a client for one database. Tests and the seed use it; everything else uses `db()`. */
export function openDb(url: string): Db {
  return new PrismaClient({
    adapter: new OrderedPg({ connectionString: url, max: 10, connectionTimeoutMillis: 5_000 }),
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
