import { randomUUID } from "node:crypto";
import type { Prisma } from "@/lib/db/generated/client";
import type { Tx } from "@/lib/db/transaction";
import type { ContractModel } from "@/lib/domain/contract/model";
import type { ContractProperty } from "@/lib/domain/contract/property";

type PropertyRow = Omit<Prisma.SchemaPropertyCreateManyInput, "objectId" | "position">;

/** Fields inside objects and lists are rows too, named by their way: `address.street`. */
function flatten(properties: readonly ContractProperty[], parent: string): PropertyRow[] {
  return properties.flatMap((property): PropertyRow[] => {
    const name = parent === "" ? property.name : `${parent}.${property.name}`;
    const inside = [...property.properties, ...(property.items?.properties ?? [])];
    return [
      {
        name,
        physicalName: property.physicalName ?? property.name,
        logicalType: property.logicalType,
        physicalType: property.physicalType,
        businessName: property.businessName,
        required: property.required,
        unique: property.unique,
        primaryKey: property.primaryKey,
        classification: property.classification,
        description: property.description,
      },
      ...flatten(inside, name),
    ];
  });
}

/** Writes the objects and properties of a contract version, each list with one statement. */
export async function writeSchema(tx: Tx, contractVersionId: string, model: ContractModel): Promise<void> {
  const objects = model.objects.map((object, position) => ({
    id: randomUUID(),
    contractVersionId,
    name: object.name,
    physicalName: object.physicalName ?? object.name,
    description: object.description,
    position,
    properties: flatten(object.properties, ""),
  }));
  await tx.schemaObject.createMany({ data: objects.map(({ properties: _, ...row }) => row) });
  await tx.schemaProperty.createMany({
    data: objects.flatMap(({ id, properties }) => properties.map((p, position) => ({ ...p, objectId: id, position }))),
  });
}
