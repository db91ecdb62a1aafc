import { writeSync } from "node:fs";
import { loadActor } from "@/lib/auth/rights";
import { db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import { AppError } from "@/lib/domain/errors";
import { checkDocuments } from "./check";
import { publish } from "./commands";
import { publishDraft, saveDraft, startDraft } from "./draft-commands";
import { sampleContract, sampleProduct } from "./sample-documents";

// `crash-publisher.ts <person id> <team id>`: two pipelines and two browsers that
// publish one product as fast as they can, for `crash.db.test.ts` to kill. It waits for a line on standard input, and tells
// of each publish that was acknowledged: version and the column that only this publisher wrote.

const ref = "tower";
const [personId = "", teamId = ""] = process.argv.slice(2);

/** Written at once: what stands in a buffer when the process is killed was never said. */
const say = (line: string) => writeSync(1, `${line}\n`);

type Next = { version: string; column: string; product: string; contract: string };

/** The documents of the next minor version: the columns there are, and one that says whose publish this is. */
async function next(lane: string): Promise<Next> {
  const current = await db().contractVersion.findFirst({
    where: { contract: { ref: `${ref}.main` } },
    orderBy: { publishedAt: "desc" },
    select: { version: true, schemaObjects: { select: { properties: { orderBy: { position: "asc" } } } } },
  });
  const minor = current ? Number(current.version.split(".")[1]) + 1 : 0;
  const version = `1.${minor}.0`;
  const column = `${lane}_${minor}_${process.pid}`;
  const columns = current?.schemaObjects[0]?.properties.map((p) => p.name) ?? ["id"];
  return {
    version,
    column,
    product: sampleProduct({ id: ref, version }),
    contract: sampleContract({ id: `${ref}.main`, schema: ref, version, columns: [...columns, column] }),
  };
}

async function pipeline(actor: Actor, isCareful: boolean): Promise<void> {
  const { version, column, product, contract } = await next("ci");
  const known = await db().dataProduct.findUnique({ where: { ref }, select: { revision: true } });
  const ifMatch = known ? { revision: known.revision } : { absent: true as const };
  await publish(actor, { product, contracts: [contract], ...(isCareful ? { ifMatch } : {}) });
  say(`ack ${version} ${column}`);
}

/** Both browsers work on the newest open draft. */
async function browser(actor: Actor): Promise<void> {
  const { version, column, product, contract } = await next("browser");
  const texts = { productSource: product, contracts: [contract] };
  const open = await db().draft.findFirst({ where: { publishedRef: null }, orderBy: { createdAt: "desc" } });
  const id = open?.id ?? (await startDraft(actor, { ...texts, teamId })).id;
  const { revision } = await saveDraft(actor, { ...texts, id, revision: open?.revision ?? 1 });
  await publishDraft(actor, { id, revision });
  say(`ack ${version} ${column}`);
}

/** Being too late is an answer; anything that is no answer is said. */
async function forEver(work: () => Promise<void>): Promise<never> {
  for (;;)
    try {
      await work();
    } catch (error) {
      if (!(error instanceof AppError)) say(`error ${error instanceof Error ? error.message : error}`);
      else if (error.code === "invalid") say(`error ${error.message}`);
    }
}

async function actorThrough(door: Actor["door"]): Promise<Actor> {
  const actor = await loadActor(personId, { door, requestId: null });
  if (!actor) throw new Error("There is no such person.");
  return actor;
}

// Documents of the operator are read in this process: no time goes into starting a thread that is killed with it.
const actor = await actorThrough("cli");
const { product, contract } = await next("rehearsal");
// Compiles the schemas before the clock starts, and writes nothing.
await checkDocuments(actor, { product, contracts: [contract] });
say("ready");
await new Promise((resolve) => process.stdin.once("data", resolve));
await Promise.all([
  forEver(() => pipeline(actor, true)),
  forEver(() => pipeline(actor, false)),
  forEver(() => browser(actor)),
  forEver(() => browser(actor)),
]);
