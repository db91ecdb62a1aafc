import { stringify } from "yaml";

const types = [
  { logicalType: "string", physicalType: "varchar(80)" },
  { logicalType: "integer", physicalType: "bigint" },
  { logicalType: "number", physicalType: "numeric(18,2)" },
  { logicalType: "date", physicalType: "date" },
  { logicalType: "boolean", physicalType: "boolean" },
] as const;

function property(n: number, isNext: boolean) {
  const type = types[n % types.length] ?? types[0];
  // One column in fifty changes from one version to the next.
  const changed = isNext && n % 50 === 0;
  return {
    name: `column_${n}`,
    ...type,
    required: n % 3 === 0,
    classification: "internal",
    description: changed ? `The ${n}th figure, restated.` : `The ${n}th figure of the report.`,
    tags: [`group-${n % 20}`],
    examples: [String(n)],
    ...(n % 4 === 0 ? { quality: [{ name: `filled_${n}`, type: "library", metric: "nullValues", mustBe: 0 }] } : {}),
  };
}

type Over = { columns: number; version: string; isNext: boolean; team: string };

/** An ODCS v3.1.0 document with one very wide view, as plain JSON; `isNext` is a later version of it. */
export function wideContract({ columns, version, isNext, team }: Over): Record<string, unknown> {
  return {
    apiVersion: "v3.1.0",
    kind: "DataContract",
    id: "bench.wide",
    name: "Wide report",
    version,
    status: "active",
    description: { purpose: "A report with very many columns.", usage: "Read what you need." },
    servers: [{ server: "bench", type: "postgres", host: "127.0.0.1", port: 5432, database: "bench", schema: "wide" }],
    schema: [
      {
        name: "report",
        physicalName: "report",
        physicalType: "view",
        properties: Array.from({ length: columns }, (_, n) => property(n, isNext)),
      },
    ],
    slaProperties: [{ property: "frequency", value: 1, unit: "d" }],
    team: { name: team },
  };
}

export function wideContractText(over: Over): string {
  return stringify(wideContract(over), { lineWidth: 0 });
}
