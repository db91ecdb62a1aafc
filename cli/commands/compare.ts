import { statSync } from "node:fs";
import { resolve } from "node:path";
import semver from "semver";
import { z } from "zod";
import { diffContracts } from "@/lib/domain/contract/diff/diff-contracts";
import type { Change } from "@/lib/domain/contract/diff/model";
import { nextVersion, versionTooSmall } from "@/lib/domain/contract/diff/version";
import { type ContractReading, readContract } from "@/lib/domain/contract/read-contract";
import { versionBefore } from "@/lib/domain/product/publication";
import { CliError, exitCodes } from "../exit-codes";
import type { Comparison, ToldChange } from "../report/comparison";
import { contractsAt, isReference } from "../repository/git";
import { type ContractFile, readRepository } from "../repository/read-repository";
import { refusal, type Server } from "../server/client";

/** What contracts are compared with: finds the one that a version of an id follows, or null when it is new. */
export type Base = {
  /** For the sentence above the comparison. */
  name: string;
  find: (id: string, version: string) => Promise<ContractReading | null>;
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
    return readContract(typeof document === "string" ? document : JSON.stringify(document));
  };
  return { name: `what is published on ${server.url}`, find, ids: null };
}

function inMemory(name: string, contracts: ReadonlyMap<string, ContractReading>): Base {
  return { name, find: async (id) => contracts.get(id) ?? null, ids: [...contracts.keys()] };
}

/** A file or folder, or a commit by any name Git knows. Throws `CliError` when it is neither. */
export function localBase(cwd: string, against: string): Base {
  const path = resolve(cwd, against);
  if (statSync(path, { throwIfNoEntry: false })) {
    const { contracts } = readRepository(cwd, [against], []);
    if (contracts.length === 0) throw new CliError(exitCodes.usage, `There is no data contract in “${against}”.`);
    return inMemory(against, new Map(contracts.map(({ reading }) => [reading.model.id, reading])));
  }
  if (isReference(cwd, against)) return inMemory(against, contractsAt(cwd, against));
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
    unchanged: diff.verdict === "none" && from === version,
    verdict: diff.verdict,
    changes: diff.changes.map((change) => told(change, contract)),
    proposedVersion: nextVersion(from, diff),
    versionProblem: versionTooSmall(from, version, diff),
  };
}
