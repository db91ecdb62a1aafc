// `npm test`: all checks and tests from a bare clone, ending with one line `N passed, N failed`.
import { requireNode } from "./lib/node-version.mjs";

requireNode();
Promise.all([import("./lib/failure.mjs"), import("./lib/test-run.mjs")]).then(([failure, test]) =>
  failure
    .runCommand(async () => {
      if (!(await test.testEverything())) process.exitCode = 1;
    })
    .then(() => process.exit()),
);
