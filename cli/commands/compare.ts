import { statSync } from "node:fs";
import { resolve } from "node:path";
import semver from "semver";
import { z } from "zod";
import { diffContracts } from "@/lib/domain/contract/diff/diff-contracts";
import type { Change } from "@/lib/domain/contract/diff/model";
import { nextVersion, versionTooSmall } from "@/lib/domain/contract/diff/version";
import { type ContractReading, readContract } from "@/lib/domain/contract/read-contract";
import type { ProductModel } from "@/lib/domain/product/model";
import { versionBefore } from "@/lib/domain/product/publication";
import { readProduct } from "@/lib/domain/product/read-product";
import { CliError, exitCodes } from "../exit-codes";
import type { Comparison, ToldChange } from "../report/comparison";
import { type Documents, documentsAt, isReference } from "../repository/git";
import { type ContractFile, readRepository } from "../repository/read-repository";
import { refusal, type Server } from "../server/client";

/** What contracts are compared with: finds the one that a version of an id follows, or null when it is new. */
export type Base = {
  /** For the sentence above the comparison. */
  name: string;
  find: (id: string, version: string) => Promise<ContractReading | null>;
  /** The product of an id as the base has it; null when it has none. */
  findProduct: (id: string) => Promise<ProductModel | null>;
  /** The ids it holds, where they can be listed: to notice what the repository no longer has. */
  ids: readonly string[] | null;
};

const versionList = z.object({ items: z.array(z.object({ version: z.string(), current: z.boolean() })).min(1) });

/** The published version that this one is compared with: itself, else the highest below it, else the one in force. */
function followed(version: string, answer: unknown): string | null {
  const list = versionList.safeParse(answer).data?.items ?? [];
  const same = list.find((row) => row.version === version);
  const before = semver.valid(version) === null ? null : versionBefore(version, list);
  return (same ?? before ?? list.find((row) => row.current))?.version ?? null;
}

/** What is published now, as the token may see it. */
export function serverBase(server: Server): Base {
  const read = async (path: string) => {
    const answer = await server.ask("GET", path);
    if (answer.status === 404) return null;
    if (answer.status !== 200) throw refusal(server, answer);
    return answer.body;
  };
  const find = async (id: string, version: string) => {
    const path = `/data-contracts/${encodeURIComponent(id)}/versions`;
    const follows = followed(version, await read(path));
    const document = follows === null ? null : await read(`${path}/${encodeURIComponent(follows)}`);
    if (document === null) return null;
    return readContract(textOf(document));
  };
  const findProduct = async (id: string) => {
    const document = await read(`/data-products/${encodeURIComponent(id)}`);
    return document === null ? null : readProduct(textOf(document)).model;
  };
  return { name: `what is published on ${server.url}`, find, findProduct, ids: null };
}

/** The answer is the document as it was published, or its JSON. */
const textOf = (document: unknown) => (typeof document === "string" ? document : JSON.stringify(document));

function inMemory(name: string, { contracts, products }: Documents): Base {
  return {
    name,
    find: async (id) => contracts.get(id) ?? null,
    findProduct: async (id) => products.get(id) ?? null,
    ids: [...contracts.keys()],
  };
}

/** A file or folder, or a commit by any name Git knows. Throws `CliError` when it is neither. */
export function localBase(cwd: string, against: string): Base {
  const path = resolve(cwd, against);
  if (statSync(path, { throwIfNoEntry: false })) {
    const { contracts, products } = readRepository(cwd, [against], []);
    if (contracts.length === 0) throw new CliError(exitCodes.usage, `There is no data contract in “${against}”.`);
    return inMemory(against, {
      contracts: new Map(contracts.map(({ reading }) => [reading.model.id, reading])),
      products: new Map(products.map(({ reading }) => [reading.model.id, reading.model])),
    });
  }
  if (isReference(cwd, against)) return inMemory(against, documentsAt(cwd, against));
  throw new CliError(
    exitCodes.usage,
    `“${against}” is neither “server”, a file or folder, nor a commit that Git knows here.`,
  );
}

function told({ beforePath: _, afterPath, ...change }: Change, contract: ContractFile): ToldChange {
  return { ...change, ...(afterPath ? contract.reading.locateUpgraded(afterPath) : {}) };
}

/** One contract of the repository beside its base. Whom it touches is for a server to say. */
export function compare(contract: ContractFile, base: ContractReading | null): Comparison {
  const { id, version } = contract.reading.model;
  const head = { file: contract.file, id, version, consumers: null };
  if (base === null)
    return {
      ...head,
      from: null,
      fromContract: null,
      unchanged: false,
      verdict: "none",
      changes: [],
      proposedVersion: version,
      versionProblem: null,
    };
  const from = base.model.version;
  const diff = diffContracts(base.upgraded, contract.reading.upgraded);
  return {
    ...head,
    from,
    fromContract: base.model.id === id ? null : base.model.id,
    unchanged: diff.verdict === "none" && from === version,
    verdict: diff.verdict,
    changes: diff.changes.map((change) => told(change, contract)),
    proposedVersion: nextVersion(from, diff),
    versionProblem: versionTooSmall(from, version, diff),
  };
}
