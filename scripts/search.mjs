// `npm run search:rebuild` makes the search index anew from the catalog while the product runs; `npm run search:check` compares
// the two and ends with code 1 when they differ.
import { requireNode } from "./lib/node-version.mjs";

requireNode();
Promise.all([import("./lib/failure.mjs"), import("./lib/token.mjs")]).then(([failure, { runOnDatabase }]) =>
  failure.runCommand(() =>
    runOnDatabase("search", ["lib", "features", "search", "index-cli.ts"], process.argv.slice(2)),
  ),
);
