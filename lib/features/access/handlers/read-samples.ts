import type { ConnectorFor } from "@/lib/connectors/port";
import { db } from "@/lib/db/client";
import { maySample } from "@/lib/domain/classification";

const ROWS = 20;

/**
 * Keeps at most 20 rows of each view of a port's current contract, only where the classification allows; for other data
 * it removes what was kept. Throws `ConnectorError` when the platform cannot be read; the queue tries again.
 */
export async function readSamples(connectorFor: ConnectorFor, outputPortId: string): Promise<void> {
  const port = await db().outputPort.findUnique({
    where: { id: outputPortId },
    include: {
      connection: true,
      contractVersion: {
        include: { schemaObjects: { include: { properties: { select: { classification: true } } } } },
      },
    },
  });
  if (!port || port.retiredAt || port.connection === null || port.platformSchema === null) return;
  const { id: contractVersionId, classification, schemaObjects } = port.contractVersion;
  if (!maySample(classification)) {
    await db().sampleRows.deleteMany({ where: { contractVersionId } });
    return;
  }
  const connector = connectorFor(port.connection.slug, port.connection.kind);
  for (const object of schemaObjects) {
    const rows = await connector.readSample(port.platformSchema, object.physicalName, ROWS);
    const where = { contractVersionId_objectName: { contractVersionId, objectName: object.name } };
    await db().sampleRows.upsert({
      where,
      create: { contractVersionId, objectName: object.name, rows },
      update: { rows, readAt: new Date() },
    });
  }
}
