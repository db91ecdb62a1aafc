// `npm run token -- <e-mail> [scope ...]`: a fresh API token on standard output, messages on standard error.
import { requireNode } from "./lib/node-version.mjs";

requireNode();
Promise.all([import("./lib/failure.mjs"), import("./lib/token.mjs")]).then(([failure, token]) =>
  failure.runCommand(() => token.printToken(process.argv.slice(2))),
);
