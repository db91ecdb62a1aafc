import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { z } from "zod";
import { loadActor } from "@/lib/auth/actor";
import { db } from "@/lib/db/client";
import { search } from "@/lib/features/search/queries";
import { readSearchParams } from "@/lib/features/search/schema";
import { env } from "@/lib/server/env";
import { makeVisitor } from "../visitor";
import { type Figures, figuresOf } from "./figures";
import { Asker } from "./http";
import { fillInProcess, fitsInProcess } from "./in-process";
import { type Bench, measureClass } from "./measure-class";
import { openNotes } from "./notes";
import { publishing } from "./publish";
import { type ClassName, classes, questionsFor } from "./questions";
import { machine, timings, verdicts } from "./report";
import { throughput } from "./throughput";

// `node --import tsx bench/search/main.ts <options as JSON>`: measures the running web server of MERCAT_URL on a filled catalog.
// Called by scripts/lib/bench-search.mjs.
const pid = z.int().nullable();
const {
  size,
  rounds,
  minutes,
  throughput: loaded,
  pids,
} = z
  .object({
    size: z.int(),
    rounds: z.coerce.number().int().min(1),
    minutes: z.number(),
    throughput: z.boolean(),
    pids: z.object({ web: pid, worker: pid, postgres: pid }),
  })
  .parse(JSON.parse(process.argv[2] ?? "null"));

const say = (text: string) => process.stdout.write(`${text}\n\n`);
const { url, secret, databaseUrl, stateFolder } = env();
const kept = (of: number) => join(stateFolder, `bench-search-${of}.json`);

/** An endpoint that signs in like search and then does nothing; where there is none, one that does not even sign in. */
async function emptyEndpointOf(api: Asker): Promise<string> {
  const own = "/api/v1/search/suggestions?q=";
  const known = await api.ask(own).then(
    () => true,
    () => false,
  );
  return known ? own : "/livez";
}

async function measureAll(bench: Bench, questions: Awaited<ReturnType<typeof questionsFor>>): Promise<Figures[]> {
  const figures: Figures[] = [];
  for (const cls of Object.keys(questions) as ClassName[])
    try {
      const began = performance.now();
      figures.push(figuresOf(await measureClass(bench, cls, questions[cls])));
      process.stdout.write(`  ${classes[cls]}: measured in ${Math.round((performance.now() - began) / 1000)} s\n`);
    } catch (error) {
      say(`${cls}: could not be measured: ${error instanceof Error ? error.message.slice(0, 300) : error}`);
    }
  return figures;
}

const client = new pg.Client(databaseUrl);
await client.connect();
const notes = await openNotes(client);
const visitor = await makeVisitor(url, secret);
const actor = await loadActor(visitor.personId, { door: "page", requestId: null });
if (!actor) throw new Error("The visitor's account is gone.");
const [api, browser] = [new Asker(url, visitor.apiHeaders), new Asker(url, visitor.pageHeaders)];
const emptyEndpoint = await emptyEndpointOf(api);
const questions = await questionsFor(client, size);

say(machine(size));
const [fillSeconds, indexSeconds] = [Number(await notes.get("fillSeconds")), Number(await notes.get("indexSeconds"))];
const rate = (seconds: number) => `${Math.round(size / seconds)} a second (${Math.round(seconds)} s)`;
const cpu = Number(await notes.get("indexCpuSeconds"));
say(
  `Indexing alone: ${rate(indexSeconds)}, ${size / indexSeconds >= 1000 ? "met" : "**NOT met**"} (bar: 1,000); rows and index: ${rate(fillSeconds + indexSeconds)}.${cpu > 0 ? ` It took ${Math.round(cpu)} s of processor time, node and Postgres together: ${Math.round(size / cpu)} products a second and core.` : ""}`,
);
say(`Empty endpoint: ${emptyEndpoint} (${emptyEndpoint === "/livez" ? "not signed in" : "signed in as search is"}).`);

const inProcess = fitsInProcess(size) ? await fillInProcess(client) : null;
say(
  inProcess
    ? `MiniSearch holds the same documents in ${Math.round(inProcess.megabytes)} MB of this process.`
    : "MiniSearch is left out: a million documents do not fit in the 4 GB that a process is given here.",
);
for (let i = 0; i < 3; i += 1) {
  await search(actor, readSearchParams({ q: "warm up" }));
  await api.ask("/api/v1/search?q=warm+up");
  await browser.ask("/search?q=warm+up");
}
const figures = await measureAll({ actor, client, api, browser, inProcess, emptyEndpoint, rounds }, questions);
say(timings(figures));
const smallest = kept(10_000);
const before =
  size !== 10_000 && existsSync(smallest) ? (JSON.parse(readFileSync(smallest, "utf8")) as Figures[]) : null;
say(verdicts(size, figures, before));
writeFileSync(kept(size), JSON.stringify(figures));
say(await publishing(client));
if (loaded || minutes > 0)
  say(await throughput({ base: url, visitor, questions, emptyEndpoint, minutes, web: pids.web }));
say(machine(size));
api.close();
browser.close();
await client.end();
await db().$disconnect();
