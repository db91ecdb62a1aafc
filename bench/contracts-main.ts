import { z } from "zod";
import { db } from "@/lib/db/client";
import { env } from "@/lib/server/env";
import { measureContracts } from "./contracts";
import { contractsReport } from "./contracts-report";

// `node --import tsx bench/contracts-main.ts <documents>`: called by scripts/lib/bench.mjs.
const count = z.coerce.number().parse(process.argv[2]);
const { url, secret } = env();
const results = await measureContracts(url, secret, count);
await db().$disconnect();
process.stdout.write(`${contractsReport(results)}\n`);
