import { createHash } from "node:crypto";
import type { Prisma } from "@/lib/db/generated/client";
import { aspects, columns, domains, scopes, subjects } from "./words";

/** One made-up product with its contract, as rows. The same number gives the same product for ever. */

export const domainCount = 60;
export const teamCount = 120;
const columnsPerProduct = 12;

/** A stable UUID for a name. */
export function idOf(name: string): string {
  const hex = createHash("md5").update(`mercat bench ${name}`).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** A small multiplicative hash: spreads neighbouring numbers, and is no randomness. */
function spread(n: number, salt: number): number {
  return Math.imul(n + 1, 2_654_435_761 ^ Math.imul(salt, 40_503)) >>> 0;
}

function pick<T>(list: readonly T[], n: number, salt: number): T {
  const found = list[spread(n, salt) % list.length];
  if (found === undefined) throw new Error("An empty list.");
  return found;
}

const classifications = ["public", "internal", "internal", "internal", "confidential", "restricted"] as const;
const visibilities = ["internal", "internal", "internal", "internal", "public", "domain"] as const;
const created = new Date("2026-01-01T00:00:00Z").getTime();

export function domainRow(n: number) {
  const root = n % domains.length;
  const slug = n < domains.length ? (domains[n] ?? "") : `${domains[root]}-unit-${Math.floor(n / domains.length)}`;
  const isRoot = n < domains.length;
  const parentId = isRoot ? null : idOf(`domain ${root}`);
  return { id: idOf(`domain ${n}`), slug, name: slug, path: isRoot ? slug : `${domains[root]}/${slug}`, parentId };
}

export function teamRow(n: number) {
  return { id: idOf(`team ${n}`), slug: `team-${n}`, name: `Team ${n}`, domainId: idOf(`domain ${n % domainCount}`) };
}

function propertiesOf(n: number) {
  const first = spread(n, 7) % columns.length;
  return Array.from({ length: columnsPerProduct }, (_, i) => columns[(first + i) % columns.length] ?? "id");
}

function descriptionOf(n: number, name: string) {
  const subject = pick(subjects, n, 1).toLowerCase();
  return {
    purpose: `${name} answers how ${subject} ${pick(aspects, n, 2)} developed. It is made from the ${pick(scopes, n, 4)} systems and checked every night.`,
    usage: `Join on ${pick(columns, n, 5)}. One row per ${subject} and ${pick(columns, n, 6)}.`,
    limitations: "Corrections arrive up to two days late.",
  };
}

/** The ODCS document of product `n`. */
function contractDocument(n: number, ref: string, name: string) {
  return {
    apiVersion: "v3.1.0",
    kind: "DataContract",
    id: `${ref}.main`,
    name,
    version: "1.0.0",
    status: "active",
    description: descriptionOf(n, name),
    servers: [{ server: "bench", type: "postgres", host: "127.0.0.1", port: 5432, database: "bench", schema: `s${n}` }],
    schema: [
      {
        name: "main",
        physicalName: "main",
        physicalType: "view",
        description: `All of ${name}.`,
        properties: propertiesOf(n).map((column) => ({
          name: column,
          logicalType: "string",
          description: `The ${column.replaceAll("_", " ")}.`,
          quality: [{ type: "library", metric: "nullValues", mustBe: 0 }],
        })),
      },
    ],
    slaProperties: [{ property: "frequency", value: 1, unit: "d" }],
  };
}

export function productRows(n: number) {
  const name = `${pick(subjects, n, 1)} ${pick(aspects, n, 2)} ${pick(scopes, n, 3)} ${n}`;
  const ref = name.toLowerCase().replaceAll(" ", "-");
  const [productId, contractId, contractVersionId] = ["product", "contract", "contract version"].map((w) =>
    idOf(`${w} ${n}`),
  ) as [string, string, string];
  const [versionId, objectId] = [idOf(`version ${n}`), idOf(`object ${n}`)];
  const ownerTeamId = idOf(`team ${n % teamCount}`);
  const domainId = idOf(`domain ${n % domainCount}`);
  const document = {
    apiVersion: "v1.0.0",
    kind: "DataProduct",
    id: ref,
    name,
    version: "1.0.0",
    status: "active",
    description: descriptionOf(n, name),
    outputPorts: [{ name: "main", version: "1.0.0", contractId: `${ref}.main` }],
  };
  const contract = contractDocument(n, ref, name);
  const at = new Date(created + n * 60_000);
  const published = {
    version: "1.0.0",
    sourceFormat: "json",
    contentHash: idOf(`hash ${n}`),
    publishedBy: "Bench",
    publishedAt: at,
  };
  return {
    contract: { id: contractId, ref: `${ref}.main`, name, ownerTeamId },
    contractVersion: {
      ...published,
      id: contractVersionId,
      contractId,
      status: "active",
      apiVersion: "v3.1.0",
      document: contract as Prisma.InputJsonValue,
      upgraded: contract as Prisma.InputJsonValue,
      source: JSON.stringify(contract, null, 2),
      classification: pick(classifications, n, 8),
    },
    product: {
      id: productId,
      ref,
      name,
      domainId,
      ownerTeamId,
      visibility: pick(visibilities, n, 9),
      status: "active" as const,
      tags: [pick(aspects, n, 10), pick(scopes, n, 11)],
      summary: descriptionOf(n, name).purpose,
      createdAt: at,
    },
    version: {
      ...published,
      id: versionId,
      productId,
      status: "active" as const,
      document: document as Prisma.InputJsonValue,
      source: JSON.stringify(document, null, 2),
    },
    object: {
      id: objectId,
      contractVersionId,
      name: "main",
      physicalName: "main",
      description: `All of ${name}.`,
      position: 0,
    },
    properties: propertiesOf(n).map((column, position) => ({
      id: idOf(`property ${n} ${position}`),
      objectId,
      name: column,
      physicalName: column,
      logicalType: "string",
      physicalType: "text",
      description: `The ${column.replaceAll("_", " ")}.`,
      position,
    })),
    port: {
      id: idOf(`port ${n}`),
      productId,
      name: "main",
      major: 1,
      version: "1.0.0",
      contractId,
      contractVersionId,
      connectionId: idOf("connection"),
      platformSchema: `s${n}`,
    },
    input:
      n % 3 === 0 && n > 0
        ? {
            id: idOf(`input ${n}`),
            productId,
            name: "source",
            contractRef: "source",
            sourcePortId: idOf(`port ${Math.floor(n / 2)}`),
          }
        : null,
  };
}
