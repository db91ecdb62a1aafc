import { z } from "zod";
import { env } from "@/lib/server/env";
import { measureAll } from "./measure";
import { memoryOf } from "./memory";
import { type Memory, report } from "./report";

// `node --import tsx bench/measure-main.ts <products> <pids as JSON>`: called by scripts/lib/bench.mjs.
const pidsSchema = z.object({ web: z.int().nullable(), worker: z.int().nullable(), postgres: z.int().nullable() });
const count = z.coerce.number().parse(process.argv[2]);
const pids = pidsSchema.parse(JSON.parse(process.argv[3] ?? "null"));

const memory = (): Memory => ({
  web: memoryOf(pids.web),
  worker: memoryOf(pids.worker),
  postgres: memoryOf(pids.postgres),
});

const { url, secret } = env();
const idle = memory();
const results = await measureAll(url, secret, count);
process.stdout.write(`${report(count, results, { idle, after: memory() })}\n`);
