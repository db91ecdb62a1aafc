import { db } from "@/lib/db/client";
import type { Tx } from "@/lib/db/transaction";
import { indexProducts } from "@/lib/features/search/index-product";
import { domainCount, domainRow, idOf, productRows, teamCount, teamRow } from "./catalog";

const batch = 500;
const present = <T>(value: T | null): value is T => value !== null;

/** The bulk of the rows, in one statement instead of one parameter per value. */
async function insertProperties(tx: Tx, rows: readonly object[]): Promise<void> {
  await tx.$executeRaw`
    insert into schema_property (id, object_id, name, physical_name, logical_type, physical_type, description, position)
    select "id", "objectId", "name", "physicalName", "logicalType", "physicalType", "description", "position"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r("id" uuid, "objectId" uuid, "name" text,
      "physicalName" text, "logicalType" text, "physicalType" text, "description" text, "position" int)`;
}

async function fillBatch(from: number, to: number): Promise<void> {
  const all = Array.from({ length: to - from }, (_, i) => productRows(from + i));
  await db().$transaction(
    async (tx) => {
      await tx.dataContract.createMany({ data: all.map((r) => r.contract) });
      await tx.contractVersion.createMany({ data: all.map((r) => r.contractVersion) });
      await tx.schemaObject.createMany({ data: all.map((r) => r.object) });
      await insertProperties(
        tx,
        all.flatMap((r) => r.properties),
      );
      await tx.dataProduct.createMany({ data: all.map((r) => r.product) });
      await tx.dataProductVersion.createMany({ data: all.map((r) => r.version) });
      await tx.outputPort.createMany({ data: all.map((r) => r.port) });
      await tx.inputPort.createMany({ data: all.map((r) => r.input).filter(present) });
      const ids = all.map((r) => r.product.id);
      await tx.$executeRaw`update data_product p set current_version_id = v.id from data_product_version v
        where v.product_id = p.id and p.id = any(${ids}::uuid[])`;
      await tx.$executeRaw`update data_contract c set current_version_id = v.id from contract_version v
        where v.contract_id = c.id and c.id = any(${all.map((r) => r.contract.id)}::uuid[])`;
      await indexProducts(tx, ids);
    },
    { timeout: 120_000 },
  );
}

/** Fills an empty, migrated database with `count` products, indexed as a publish would. */
export async function fillCatalog(count: number): Promise<void> {
  const domains = Array.from({ length: domainCount }, (_, n) => domainRow(n));
  await db().domain.createMany({ data: domains.filter((d) => d.parentId === null) });
  await db().domain.createMany({ data: domains.filter((d) => d.parentId !== null) });
  await db().team.createMany({ data: Array.from({ length: teamCount }, (_, n) => teamRow(n)) });
  await db().connection.create({
    data: { id: idOf("connection"), slug: "bench", name: "Bench", host: "127.0.0.1", port: 5432, database: "bench" },
  });
  for (let from = 0; from < count; from += batch) await fillBatch(from, Math.min(from + batch, count));
  await db().$executeRaw`analyze`;
}
