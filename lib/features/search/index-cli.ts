import { db } from "@/lib/db/client";
import { checkIndex } from "./commands/check";
import { rebuildIndex } from "./commands/rebuild";

const say = (line: string) => void process.stdout.write(`${line}\n`);

async function rebuild(): Promise<void> {
  const began = Date.now();
  const rows = await rebuildIndex(say);
  if (rows === null) {
    say("Another rebuild is at work; this one has nothing to do.");
    return;
  }
  say(
    `The index has ${rows.toLocaleString("en-GB")} products, rebuilt in ${Math.round((Date.now() - began) / 1000)} s.`,
  );
}

async function check(): Promise<void> {
  const { checked, differing } = await checkIndex(({ ref, what }) => say(`${ref}: ${what}`));
  const products = checked.toLocaleString("en-GB");
  if (differing === 0) return say(`Index and catalog agree on ${products} products.`);
  say(`${differing.toLocaleString("en-GB")} of ${products} products differ: npm run search:rebuild writes them anew.`);
  process.exitCode = 1;
}

// `node --import tsx lib/features/search/index-cli.ts rebuild|check` on the database of DATABASE_URL; see scripts/search.mjs.
await (process.argv[2] === "check" ? check() : rebuild()).finally(() => db().$disconnect());
