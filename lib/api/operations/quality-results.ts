import { z } from "zod";
import { mercatReportSchema } from "@/lib/domain/quality/mercat-report";
import { readReport, reportFormats } from "@/lib/domain/quality/read-report";
import { outcomes } from "@/lib/domain/quality/result";
import { recordRun } from "@/lib/features/quality/commands";
import { listResults, type ResultRow } from "@/lib/features/quality/queries";
import { readJson } from "../body";
import { type BodyReader, operation } from "../operation";
import { decodeCursor, encodeCursor, pageOf, pageResponse, pagingQuery } from "../paging";

const tag = "Quality";

/** A run may bring ten thousand results. */
export const maxRunBytes = 5 * 1024 * 1024;

const contractId = z.object({
  id: z
    .string()
    .min(1)
    .max(200, "An id has at most 200 characters.")
    .meta({ description: "The contract's id, percent-encoded in the path.", example: "entity-ratings.ratings" }),
});

const example = {
  runId: "nightly-4711",
  contractVersion: "1.0.0",
  at: "2026-11-25T06:00:00Z",
  tool: "great-expectations",
  url: "https://ci.example/runs/4711",
  results: [
    { rule: "key is unique", outcome: "failed", value: 3, unit: "rows", failingRows: 3, message: "Three LEIs twice." },
    { sla: "latency", outcome: "passed", value: 2, unit: "h" },
  ],
};

const runBody: BodyReader<unknown> = {
  read: (request) => readJson(request, z.unknown(), maxRunBytes),
  describe: {
    description: "The documented JSON, or what a tool wrote, as `format` says. At most 5 MB and 10,000 results.",
    required: true,
    content: { "application/json": { schema: mercatReportSchema, example } },
  },
};

const recorded = z
  .object({
    runId: z.string(),
    contractVersion: z.string(),
    unchanged: z.boolean().meta({ description: "True when this run was recorded already." }),
    outcome: z.enum(outcomes).meta({ description: "The worst of its results." }),
    matched: z.int().meta({ description: "Results put to a rule or service level of the contract." }),
    other: z.int().meta({ description: "Results kept beside them." }),
    ignored: z.int().meta({ description: "Results about other tables than the contract's, left out." }),
  })
  .meta({ id: "RecordedRun" });

const post = operation({
  id: "recordQualityResults",
  method: "post",
  path: "/data-contracts/{id}/quality-results",
  tag,
  summary: "Send quality results",
  description:
    "Records what one run of a tool found about the data behind a contract. Results are put to the contract's rules by id or name, else by place and metric; the others are kept beside them. The same run id again changes nothing.",
  action: "quality.report",
  params: contractId,
  query: z.object({
    format: z.enum(reportFormats).default("mercat").meta({
      description:
        "`mercat`: the documented JSON. `dbt`: run_results.json, or `{ run_results, manifest }`. `datacontract-cli`: what `datacontract test` wrote. `soda`: a scan's result file.",
    }),
    version: z
      .string()
      .max(100)
      .optional()
      .meta({ description: "Contract version the run is about, where the file names none." }),
  }),
  body: runBody,
  success: [
    { status: 201, description: "Recorded.", schema: recorded },
    { status: 200, description: "Recorded before.", schema: recorded },
  ],
  refusals: {
    404: "There is no such contract, or you may not see it.",
    409: "The run id was recorded with other results.",
    413: "The body is larger than 5 MB.",
    415: "The body is not JSON.",
  },
  handle: async ({ actor, params, query, body }) => {
    const report = readReport(query.format, body);
    const contractVersion = report.contractVersion ?? query.version ?? null;
    const result = await recordRun(actor, { contractRef: params.id, report: { ...report, contractVersion } });
    return Response.json(result satisfies z.input<typeof recorded>, { status: result.unchanged ? 200 : 201 });
  },
});

const qualityResult = z
  .object({
    rule: z.string().nullable().meta({ description: "Key of the rule; null for other checks and service levels." }),
    kind: z.enum(["rule", "sla", "other"]),
    name: z.string(),
    object: z.string().nullable(),
    property: z.string().nullable(),
    outcome: z.enum(outcomes),
    value: z.number().nullable(),
    unit: z.string().nullable(),
    failingRows: z.int().nullable(),
    message: z.string(),
    at: z.iso.datetime(),
    latest: z.boolean().meta({ description: "True for the newest result of its check." }),
    runId: z.string(),
    tool: z.string(),
    url: z.string().nullable(),
    contractVersion: z.string(),
  })
  .meta({ id: "QualityResult" });

function shown({ checkKey, id: _, at, run, ...row }: ResultRow): z.input<typeof qualityResult> {
  const { runId, tool, url, contractVersion } = run;
  const rule = row.kind === "rule" ? checkKey : null;
  return { ...row, rule, at: at.toISOString(), runId, tool, url, contractVersion: contractVersion.version };
}

const position = z.object({ at: z.iso.datetime().transform((text) => new Date(text)), id: z.uuid() });

const list = operation({
  id: "listQualityResults",
  method: "get",
  path: "/data-contracts/{id}/quality-results",
  tag,
  summary: "Read quality results",
  description: "Results of a contract's checks, newest first.",
  action: "product.view",
  params: contractId,
  query: z.object({
    latest: z
      .enum(["true", "false"])
      .default("false")
      .meta({ description: "`true`: only the newest result of each check." }),
    outcome: z.enum(outcomes).optional().meta({ description: "Only results that ended so." }),
    ...pagingQuery,
  }),
  success: [{ status: 200, description: "One page of results.", schema: pageOf(qualityResult) }],
  refusals: { 404: "There is no such contract, or you may not see it." },
  handle: async ({ actor, params, query, request }) => {
    const { limit, cursor, latest, outcome } = query;
    const after = decodeCursor(position, cursor);
    const filter = { latest: latest === "true", outcome: outcome ?? null };
    const rows = await listResults(actor, params.id, filter, { after, limit: limit + 1 });
    const last = rows[limit - 1];
    const nextCursor = rows.length > limit && last ? encodeCursor({ at: last.at.toISOString(), id: last.id }) : null;
    return pageResponse(request, { items: rows.slice(0, limit).map(shown), nextCursor });
  },
});

export const qualityOperations = [post, list];
