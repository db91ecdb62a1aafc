import { pathToFileURL } from "node:url";
import { db } from "@/lib/db/client";
import { seedAccess } from "./access";
import { seedMoves } from "./moves";
import { seedNeeds } from "./needs";
import { seedPeople } from "./people";
import { buildPlatform } from "./premium-offices/platform/build";
import { seedProducts } from "./products";
import { seedQuality } from "./quality";

/** The connection's slug, as `servers[].server` in the contracts of Premium Offices. */
export const CONNECTION_SLUG = "premium-offices";

/** True when nobody and nothing is in the catalog yet. */
export async function isEmpty(): Promise<boolean> {
  return (await db().person.count()) === 0;
}

/**
 * Loads Premium Offices: builds its data platform, then people, products and access through the same commands a request
 * from outside runs. Prints a line per step through `say`.
 *
 * @param platformUrl connection URL of the platform database's owner, as the worker uses it
 */
export async function seed(platformUrl: string, say: (line: string) => void): Promise<void> {
  await buildPlatform(platformUrl);
  say("Data platform built");
  const platform = new URL(platformUrl);
  await db().connection.create({
    data: {
      slug: CONNECTION_SLUG,
      name: "Premium Offices data platform",
      host: platform.hostname,
      port: Number(platform.port || 5432),
      database: decodeURIComponent(platform.pathname.slice(1)),
    },
  });
  await seedPeople();
  say("People and teams created");
  say(`${await seedProducts()} data products published`);
  say(`${await seedQuality(new Date())} runs of quality checks recorded`);
  say(`${await seedAccess()} access requests filed`);
  say(`${await seedMoves(new Date())} ports replaced by a new major`);
  say(`${await seedNeeds()} needs filed`);
}

async function main(): Promise<void> {
  const platformUrl = process.env.MERCAT_CONNECTION_PREMIUM_OFFICES_URL;
  if (!platformUrl) throw new Error("MERCAT_CONNECTION_PREMIUM_OFFICES_URL is not set.");
  if (!(await isEmpty())) {
    console.log("The catalog is not empty; nothing loaded.");
    return;
  }
  await seed(platformUrl, (line) => console.log(line));
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await main().finally(() => db().$disconnect());
}
