// `npm run bench [products]`: measures search and product page on a catalog of synthetic products (10,000 without a number).
// `npm run bench:contracts [documents]`: sends mutated documents (10,000 without a number) while others use the product.
import { requireNode } from "./lib/node-version.mjs";

requireNode();
const [name, amount] = process.argv.slice(2);
Promise.all([import("./lib/failure.mjs"), import("./lib/bench.mjs")]).then(([failure, bench]) =>
  failure.runCommand(() => bench.runBench(name === "contracts" ? "contracts" : "catalog", amount)),
);
