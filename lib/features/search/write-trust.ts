import { z } from "zod";
import type { Tx } from "@/lib/db/transaction";
import { toContractModel } from "@/lib/domain/contract/model";
import { outcomes } from "@/lib/domain/quality/result";
import { type PortEvidence, trustEvidence } from "@/lib/domain/quality/trust-evidence";
import { trustSignal } from "@/lib/domain/quality/trust-signal";

/** Products read at once: their contracts' documents are in memory together. */
const BATCH = 100;

const portRow = z.object({
  productId: z.uuid(),
  upgraded: z.unknown(),
  valid: z.boolean().nullable(),
  last: z.array(
    z.object({
      checkKey: z.string(),
      kind: z.enum(["rule", "sla", "other"]),
      outcome: z.enum(outcomes),
      // Text without a zone, as jsonb writes a timestamp; all times in the database are UTC.
      at: z.string().transform((text) => new Date(`${text}Z`)),
    }),
  ),
});

async function portsOf(tx: Tx, productIds: readonly string[]): Promise<Map<string, PortEvidence[]>> {
  const rows = await tx.$queryRaw`
    select o.product_id as "productId", v.upgraded,
      (v.verdicts #>> '{current,valid}')::boolean as valid, coalesce(found.last, '[]') as last
    from output_port o
    join contract_version v on v.id = o.contract_version_id
    cross join lateral (
      select jsonb_agg(jsonb_build_object('checkKey', r.check_key, 'kind', r.kind, 'outcome', r.outcome, 'at', r.at)) as last
      from quality_result r
      where r.contract_id = o.contract_id and r.latest
        and r.major = coalesce(substring(v.version from '^[0-9]{1,9}')::int, 0)) found
    where o.product_id = any(${[...productIds]}::uuid[]) and o.retired_at is null
    order by o.product_id, o.position`;
  const ports = new Map<string, PortEvidence[]>();
  for (const { productId, upgraded, valid, last } of z.array(portRow).parse(rows))
    ports.set(productId, [...(ports.get(productId) ?? []), { contract: toContractModel(upgraded), valid, last }]);
  return ports;
}

/**
 * Writes what the trust signals of products are made of into their search rows, and the signal of this moment as their
 * weight in the order of results. The rows are there already.
 */
export async function writeTrust(tx: Tx, productIds: readonly string[], now: Date): Promise<void> {
  for (let from = 0; from < productIds.length; from += BATCH) {
    const ids = productIds.slice(from, from + BATCH);
    const ports = await portsOf(tx, ids);
    const products = await tx.dataProduct.findMany({ where: { id: { in: ids } }, select: { id: true, summary: true } });
    const rows = products.map(({ id, summary }) => {
      const evidence = trustEvidence({ hasPurpose: summary !== "", ports: ports.get(id) ?? [] });
      return { id, evidence, quality: trustSignal(evidence, now).score / 100 };
    });
    await tx.$executeRaw`
      update search_doc doc set trust = said.evidence, quality = said.quality
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as said(id uuid, evidence jsonb, quality double precision)
      where doc.product_id = said.id`;
  }
}
