// `npm run bench [products]`: measures search and product page on a catalog of synthetic products (10,000 without a number).
import { requireNode } from "./lib/node-version.mjs";

requireNode();
Promise.all([import("./lib/failure.mjs"), import("./lib/bench.mjs")]).then(([failure, bench]) =>
  failure.runCommand(() => bench.runBench(process.argv.slice(2))),
);
