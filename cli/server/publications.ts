import { z } from "zod";
import { changeClasses } from "@/lib/domain/contract/diff/model";
import { CliError, exitCodes } from "../exit-codes";
import type { RepositoryBundle } from "../repository/bundles";
import { type FileProblem, inFile } from "../repository/read-repository";
import { type Answer, problemOf, refusal, type Server, type ServerProblem } from "./client";
import { idempotencyKey } from "./idempotency-key";

const changeClass = z.enum(changeClasses);

const consumer = z.object({
  name: z.string(),
  kind: z.string(),
  team: z.string().nullable(),
  ports: z.array(z.string()),
  verdict: changeClass,
});
export type Consumer = z.output<typeof consumer>;

const change = z.object({
  id: z.string(),
  rule: z.string(),
  class: changeClass,
  object: z.string().nullable(),
  property: z.string().nullable(),
  field: z.string(),
  message: z.string(),
  reason: z.string(),
  before: z.unknown().optional(),
  after: z.unknown().optional(),
});

const head = {
  id: z.string(),
  version: z.string(),
  from: z.string().nullable(),
  created: z.boolean(),
  unchanged: z.boolean(),
};

const rehearsal = z.object({
  wouldPublish: z.boolean(),
  product: z.object({ ...head, changes: z.array(z.string()) }).nullable(),
  contracts: z.array(
    z.object({
      ...head,
      document: z.string(),
      fromContract: z.string().nullable(),
      verdict: z.enum([...changeClasses, "none"]),
      proposedVersion: z.string(),
      versionProblem: z.string().nullable(),
      changes: z.array(change),
      consumers: z.array(consumer).nullable(),
    }),
  ),
  problems: z.array(
    z.object({
      document: z.string(),
      path: z.string(),
      message: z.string(),
      severity: z.enum(["error", "warning"]),
      line: z.number().optional(),
      column: z.number().optional(),
    }),
  ),
});
export type Rehearsal = Omit<z.output<typeof rehearsal>, "problems"> & { problems: FileProblem[] };

const part = z.object({ id: z.string(), version: z.string(), created: z.boolean(), unchanged: z.boolean() });
const publication = z.object({
  product: part.nullable(),
  contracts: z.array(part),
  unchanged: z.boolean(),
  warnings: z.array(
    z.object({ field: z.string(), message: z.string(), line: z.number().optional(), column: z.number().optional() }),
  ),
});

/** What publishing one bundle came to. */
export type Publication =
  | { refused: false; parts: z.output<typeof part>[]; unchanged: boolean; warnings: FileProblem[] }
  | {
      refused: true;
      /** False when it is the documents that are wrong; true for a missing right, a conflict, a precondition. */
      isForbidden: boolean;
      message: string;
      problems: FileProblem[];
    };

const body = ({ product, contracts }: RepositoryBundle, note?: string) => ({
  ...(product ? { product: product.source } : {}),
  contracts: contracts.map((contract) => contract.source),
  ...(note === undefined ? {} : { note }),
});

function parsed<S extends z.ZodType>(server: Server, schema: S, value: unknown): z.output<S> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw new CliError(exitCodes.unreachable, `${server.url} answers in a way this version of mercat does not know.`);
}

/** The file a problem is in: of the n-th contract by the beginning of its path, else of the product. */
function fileOf(bundle: RepositoryBundle, path: string): { file: string; path: string } {
  const [, index, rest = ""] = /^contracts\[(\d+)\](?:\.?(.*))?$/s.exec(path) ?? [];
  const contract = index === undefined ? undefined : bundle.contracts[Number(index)];
  if (contract) return { file: contract.file, path: rest };
  return { file: bundle.product?.file ?? bundle.contracts[0]?.file ?? "", path };
}

function located(
  bundle: RepositoryBundle,
  errors: ServerProblem["errors"],
  severity: "error" | "warning",
): FileProblem[] {
  return errors.flatMap(({ field, message, line, column }) => {
    const { file, path } = fileOf(bundle, field);
    return inFile(file, [{ path, message, severity, ...(line ? { line } : {}), ...(column ? { column } : {}) }]);
  });
}

/** What publishing the bundle would do now. Throws `CliError` for what concerns no document. */
export async function rehearse(server: Server, bundle: RepositoryBundle): Promise<Rehearsal> {
  const answer = await server.ask("POST", "/publications?dryRun=true", { body: body(bundle), harmless: true });
  if (answer.status !== 200) throw refusal(server, answer);
  const read = parsed(server, rehearsal, answer.body);
  const problems = read.problems.flatMap(({ document, path, severity, ...problem }) =>
    located(
      bundle,
      [{ ...problem, field: document.startsWith("contracts[") ? `${document}.${path}` : path }],
      severity,
    ),
  );
  return { ...read, problems };
}

/** A run that finds its own content published by an earlier run has changed nothing. */
function isOlder(answer: Answer): boolean {
  return answer.attempts === 1 && answer.headers.get("idempotency-replayed") === "true";
}

/** Publishes the bundle: all of it, or nothing. Throws `CliError` when the server cannot be reached or refuses the token. */
export async function publishBundle(server: Server, bundle: RepositoryBundle, note?: string): Promise<Publication> {
  const key = idempotencyKey(bundle, note);
  const answer = await server.ask("POST", "/publications", { body: body(bundle, note), key });
  if (answer.status === 200 || answer.status === 201) {
    const { product, contracts, unchanged, warnings } = parsed(server, publication, answer.body);
    const old = isOlder(answer);
    const parts = [...(product ? [product] : []), ...contracts].map((p) => (old ? { ...p, unchanged: true } : p));
    return { refused: false, parts, unchanged: unchanged || old, warnings: located(bundle, warnings, "warning") };
  }
  if (answer.status === 401 || answer.status >= 500) throw refusal(server, answer);
  const { detail, errors } = problemOf(server, answer);
  const isForbidden = answer.status !== 422 && answer.status !== 413;
  return { refused: true, isForbidden, message: detail, problems: located(bundle, errors, "error") };
}
