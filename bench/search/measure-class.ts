import type pg from "pg";
import type { Actor } from "@/lib/domain/actor";
import { capture, replay, type Statement } from "../statements";
import { askBackstage } from "./backstage";
import type { Asker } from "./http";
import type { InProcess } from "./in-process";
import { toOurs } from "./ours";
import type { Asked, ClassName } from "./questions";

/** What is timed side by side, in the order of the table. */
export const subjects = {
  endpoint: "endpoint",
  page: "page",
  sql: "raw SQL",
  emptyEndpoint: "empty endpoint",
  emptyPage: "empty page",
  backstage: "Backstage's form",
  inProcess: "MiniSearch",
} as const;
export type Subject = keyof typeof subjects;

/** Milliseconds by subject: each question's samples in a row of their own. */
export type Samples = Partial<Record<Subject, number[][]>>;

export type Bench = {
  actor: Actor;
  client: pg.Client;
  api: Asker;
  browser: Asker;
  inProcess: InProcess | null;
  emptyEndpoint: string;
  rounds: number;
};

type Timed = Partial<Record<Subject, () => Promise<number>>>;

/** Where Backstage goes to the same depth: 50 pages of our 20 rows. */
const DEEP_OFFSET = 1_000;

/** Backstage has the filters of its documents and no others, and one order. */
function backstageQuery(cls: ClassName, { text, filters }: Asked) {
  const { sort: _, ...fields } = filters;
  return { text: text.replaceAll('"', " "), fields, offset: cls === "deep" ? DEEP_OFFSET : 0 };
}

async function timedOf(bench: Bench, cls: ClassName, asked: Asked): Promise<{ timed: Timed; statements: Statement[] }> {
  const { actor, client, api, browser, inProcess, emptyEndpoint } = bench;
  const { endpoint, page, query } = await toOurs(actor, cls, asked);
  const statements = await capture(query);
  const timed: Timed = {
    endpoint: async () => (await api.ask(endpoint)).ms,
    ...(page === null ? {} : { page: async () => (await browser.ask(page)).ms }),
    sql: () => replay(client, statements),
    emptyEndpoint: async () => (await api.ask(emptyEndpoint)).ms,
    emptyPage: async () => (await browser.ask("/blank")).ms,
    backstage: () => askBackstage(client, backstageQuery(cls, asked)),
    ...(inProcess && asked.text !== "" ? { inProcess: async () => inProcess.ask(asked) } : {}),
  };
  return { timed, statements };
}

export type Measured = { cls: ClassName; questions: number; statements: number; samples: Samples };

/** Asks every question of a class in every way, one after the other and in turn, as many rounds as wanted. */
export async function measureClass(bench: Bench, cls: ClassName, questions: readonly Asked[]): Promise<Measured> {
  const samples: Samples = {};
  const prepared = [];
  for (const asked of questions) prepared.push(await timedOf(bench, cls, asked));
  for (let round = 0; round < bench.rounds; round += 1)
    for (const [i, { timed }] of prepared.entries()) {
      const names = Object.keys(timed) as Subject[];
      // Who comes first changes from round to round: none always finds the caches as the same other one left them.
      for (const name of [...names.slice(round), ...names.slice(0, round)]) {
        const ms = await timed[name]?.();
        if (ms === undefined) continue;
        samples[name] ??= questions.map(() => []);
        samples[name][i]?.push(ms);
      }
    }
  const statements = prepared.reduce((sum, one) => sum + one.statements.length, 0) / prepared.length;
  return { cls, questions: questions.length, statements, samples };
}
