import { db } from "@/lib/db/client";
import { fillCatalog } from "./fill";

// `node --import tsx bench/fill-main.ts <count>`: fills the database of DATABASE_URL. Called by scripts/bench.mjs.
await fillCatalog(Number(process.argv[2]));
await db().$disconnect();
