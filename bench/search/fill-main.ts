import pg from "pg";
import { db } from "@/lib/db/client";
import { INDEX_VERSION } from "@/lib/features/search/commands/rebuild";
import { env } from "@/lib/server/env";
import { fillBackstage } from "./backstage";
import { cpuSeconds } from "./cpu";
import { fillCatalog } from "./fill";
import { indexAll } from "./index-all";
import { openNotes } from "./notes";

// `node --import tsx bench/search/fill-main.ts <size> <catalog's hash> [reindex]`: brings the database of DATABASE_URL to a catalog
// of that size, indexed; what is there already and of the same version is left. Called by scripts/lib/bench-search.mjs.
const [size, catalogHash] = [Number(process.argv[2]), process.argv[3] ?? ""];
const indexed = `${catalogHash} ${INDEX_VERSION}`;
const url = env().databaseUrl;
const say = (line: string) => process.stdout.write(`${line}\n`);
const perSecond = (seconds: number) => `${Math.round(size / seconds)} products a second (${seconds.toFixed(0)} s)`;

const client = new pg.Client(url);
await client.connect();
const notes = await openNotes(client);
if ((await notes.get("catalog")) !== catalogHash) {
  const seconds = await fillCatalog(url, size, say);
  await notes.set("catalog", catalogHash);
  await notes.set("fillSeconds", String(seconds));
  say(`catalog written: ${perSecond(seconds)}`);
}
if (process.argv[4] === "reindex" || (await notes.get("index")) !== indexed) {
  const cpuBefore = await cpuSeconds(client);
  const seconds = await indexAll(say);
  const cpuAfter = await cpuSeconds(client);
  await client.query("vacuum analyze");
  await notes.set("index", indexed);
  await notes.set("indexSeconds", String(seconds));
  if (cpuBefore !== null && cpuAfter !== null) await notes.set("indexCpuSeconds", String(cpuAfter - cpuBefore));
  say(`indexed: ${perSecond(seconds)}`);
}
if ((await notes.get("backstage")) !== catalogHash) {
  await fillBackstage(client);
  await notes.set("backstage", catalogHash);
  say("the rows stand in Backstage's form as well");
}
await client.end();
await db().$disconnect();
