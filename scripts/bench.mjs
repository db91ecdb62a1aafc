// `npm run bench [products]`: measures search and product page on a catalog of synthetic products (10,000 without a number).
// `npm run bench:contracts [documents]`: sends mutated documents (10,000 without a number) while others use the product.
// `npm run bench:lighthouse`: Lighthouse's scores of home, search and product, on desktop and phone; fails below 95.
// `npm run bench:search`, `bench:names`, `bench:relevance`: how fast search is, and how well it finds. See docs/figures.md.
import { requireNode } from "./lib/node-version.mjs";

requireNode();
const [name, ...args] = process.argv.slice(2);

async function work() {
  const { benchNames, benchRelevance, benchSearch } = await import("./lib/bench-search.mjs");
  if (name === "search") return benchSearch(args);
  if (name === "names") return benchNames(args);
  if (name === "relevance") return benchRelevance(args);
  if (name === "lighthouse") return (await import("./lib/bench-lighthouse.mjs")).benchLighthouse();
  const { runBench } = await import("./lib/bench.mjs");
  return runBench(name === "contracts" ? "contracts" : "catalog", args[0]);
}

import("./lib/failure.mjs").then(({ runCommand }) => runCommand(work));
