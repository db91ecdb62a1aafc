// `npm run boundaries`: the import rules of .dependency-cruiser.cjs over the whole product.
import { checkBoundaries } from "./lib/boundaries.mjs";
import { runCommand } from "./lib/failure.mjs";

await runCommand(async () => {
  const seen = await checkBoundaries();
  process.stdout.write(`The imports of ${seen} modules follow the rules.\n`);
});
