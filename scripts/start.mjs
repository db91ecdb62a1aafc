// `npm start`: the whole product from a bare clone. An old Node must be able to read this file to say that it is too old.
import { requireNode } from "./lib/node-version.mjs";

requireNode();
Promise.all([import("./lib/failure.mjs"), import("./lib/start-product.mjs")]).then(([failure, product]) =>
  failure.runCommand(product.startAndServe).then(() => process.exit()),
);
