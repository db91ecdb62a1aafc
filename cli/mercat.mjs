#!/usr/bin/env node
// The `mercat` command: reads the TypeScript of this package as it is, from whatever folder it is called in.
import { fileURLToPath } from "node:url";
import { requireNode } from "../scripts/lib/node-version.mjs";

requireNode();
const { register } = await import("tsx/esm/api");
register({ tsconfig: fileURLToPath(new URL("../tsconfig.json", import.meta.url)) });
const { main } = await import("./main.ts");
process.exitCode = await main(process.argv.slice(2));
