// `npm run reset`: empties the state folder after asking; `-- --yes` does not ask.
import { requireNode } from "./lib/node-version.mjs";

requireNode();
Promise.all([import("./lib/failure.mjs"), import("./lib/reset.mjs")]).then(([failure, reset]) =>
  failure.runCommand(() => reset.resetState(process.argv.slice(2))),
);
