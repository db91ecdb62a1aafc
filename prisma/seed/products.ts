import { parse } from "yaml";
import { z } from "zod";
import { db } from "@/lib/db/client";
import { publish } from "@/lib/features/publishing/commands";
import { personActor } from "./actors";
import { loadProducts } from "./premium-offices/load";

const owner = z.object({ team: z.object({ name: z.string() }) });

/** A member of the owning team who may publish: what a pipeline of that team would run as. */
export async function publisherOf(odpsSource: string) {
  const { team } = owner.parse(parse(odpsSource));
  const member = await db().person.findFirst({
    where: {
      memberships: { some: { team: { slug: team.name } } },
      roleAssignments: { some: { role: "data_product_owner" } },
    },
    orderBy: { email: "asc" },
  });
  if (!member) throw new Error(`No data product owner in team ${team.name}.`);
  return personActor(member.email);
}

/** Publishes every product of Premium Offices with its contracts, sources of input ports first; returns how many. */
export async function seedProducts(): Promise<number> {
  const products = await loadProducts();
  for (const product of products) {
    const actor = await publisherOf(product.odpsSource);
    await publish(actor, { product: product.odpsSource, contracts: product.contracts.map((c) => c.source) });
  }
  return products.length;
}
