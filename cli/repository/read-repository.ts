import { closeSync, openSync, readFileSync, readSync, statSync } from "node:fs";
import { resolve } from "node:path";
import { type ContractReading, readContract } from "@/lib/domain/contract/read-contract";
import { limits } from "@/lib/domain/document/limits";
import type { Problem } from "@/lib/domain/errors";
import { type ProductReading, readProduct } from "@/lib/domain/product/read-product";
import { findFiles } from "./find-files";
import { kindOf } from "./kind";

/** A problem in a file; line and column count from 1. */
export type FileProblem = {
  file: string;
  path: string;
  line: number;
  column: number;
  severity: "error" | "warning";
  message: string;
};

export type ContractFile = { file: string; source: string; reading: ContractReading };
export type ProductFile = { file: string; source: string; reading: ProductReading };

export type Repository = {
  products: ProductFile[];
  contracts: ContractFile[];
  /** Of the documents themselves, in the order of the files. */
  problems: FileProblem[];
  /** What was left out and why, for people. */
  notes: string[];
};

export function inFile(file: string, problems: readonly Problem[]): FileProblem[] {
  return problems.map(({ path, message, severity = "error", line = 1, column = 1 }) => ({
    file,
    path,
    line,
    column,
    severity,
    message,
  }));
}

/** The beginning of a large file: most often a lock file or an export, and enough to tell. */
function readBeginning(path: string): string {
  const bytes = Buffer.alloc(64 * 1024);
  const file = openSync(path, "r");
  try {
    return bytes.subarray(0, readSync(file, bytes)).toString("utf8");
  } finally {
    closeSync(file);
  }
}

function readOne(repository: Repository, cwd: string, file: string): void {
  const path = resolve(cwd, file);
  const tooLarge = statSync(path).size > limits.bytes;
  const source = tooLarge ? readBeginning(path) : readFileSync(path, "utf8");
  const kind = kindOf(source);
  if (kind === null) return;
  if (tooLarge) {
    const message = "The document is larger than 1 MB, the most that is accepted.";
    repository.problems.push(...inFile(file, [{ path: "", message, severity: "error" }]));
  } else if (kind === "product") {
    const reading = readProduct(source);
    repository.products.push({ file, source, reading });
    repository.problems.push(...inFile(file, reading.problems));
  } else if (kind === "contract") {
    const reading = readContract(source);
    // What is sent and kept is the text without a password that stood in it.
    repository.contracts.push({ file, source: reading.source, reading });
    repository.problems.push(...inFile(file, reading.problems));
  } else repository.notes.push(`${file}: an Open Data Product Specification document; import it in the browser.`);
}

/** Reads every document of the standards below the paths. Throws `CliError` for a path that does not exist. */
export function readRepository(cwd: string, paths: readonly string[], ignore: readonly string[]): Repository {
  const { files, links } = findFiles(cwd, paths, ignore);
  const repository: Repository = { products: [], contracts: [], problems: [], notes: [] };
  for (const file of files) readOne(repository, cwd, file);
  if (links > 0)
    repository.notes.push(`${links === 1 ? "1 symbolic link was" : `${links} symbolic links were`} not followed.`);
  return repository;
}
