import { execFileSync } from "node:child_process";
import { type ContractReading, readContract } from "@/lib/domain/contract/read-contract";
import { limits } from "@/lib/domain/document/limits";
import type { ProductModel } from "@/lib/domain/product/model";
import { readProduct } from "@/lib/domain/product/read-product";
import { CliError, exitCodes } from "../exit-codes";
import { kindOf } from "./kind";

const LIMIT = 64 * 1024 * 1024;

function git(cwd: string, ...args: string[]): string {
  return execFileSync("git", ["-C", cwd, ...args], {
    encoding: "utf8",
    maxBuffer: LIMIT,
    stdio: ["ignore", "pipe", "pipe"],
  });
}

/** Whether this is a Git working tree, and the reference names a commit in it. */
export function isReference(cwd: string, reference: string): boolean {
  if (reference.startsWith("-")) return false;
  try {
    git(cwd, "rev-parse", "--quiet", "--verify", `${reference}^{commit}`);
    return true;
  } catch {
    return false;
  }
}

/** The files of a commit that may be contracts or products, found by their words; `git grep` ends with 1 when there are none. */
function candidates(cwd: string, commit: string): string[] {
  const pathspecs = ["*.yaml", "*.yml", "*.json"];
  try {
    const found = git(
      cwd,
      "grep",
      "-lzE",
      "--full-name",
      "DataContract|dataContractSpecification|DataProduct",
      commit,
      "--",
      ":/",
      ...pathspecs.map((p) => `:(top)${p}`),
    );
    return found
      .split("\0")
      .filter((line) => line !== "")
      .map((line) => line.slice(commit.length + 1))
      .filter((path) => /\.(ya?ml|json)$/i.test(path));
  } catch (error) {
    if (error instanceof Error && "status" in error && error.status === 1) return [];
    throw new CliError(exitCodes.usage, "Git cannot read this repository's history; is it a shallow clone?");
  }
}

/** What is compared with, by the ids of the documents. */
export type Documents = {
  contracts: ReadonlyMap<string, ContractReading>;
  products: ReadonlyMap<string, ProductModel>;
};

/** The documents of a commit, wherever their files were. Throws `CliError` when Git cannot read it. */
export function documentsAt(cwd: string, reference: string): Documents {
  const commit = git(cwd, "rev-parse", "--verify", `${reference}^{commit}`).trim();
  const contracts = new Map<string, ContractReading>();
  const products = new Map<string, ProductModel>();
  for (const path of candidates(cwd, commit)) {
    const source = git(cwd, "show", `${commit}:${path}`);
    if (source.length > limits.bytes) continue;
    const kind = kindOf(source);
    if (kind === "contract") {
      const reading = readContract(source);
      if (reading.document !== null && reading.model.id !== "") contracts.set(reading.model.id, reading);
    } else if (kind === "product") {
      const { model } = readProduct(source);
      if (model.id !== "") products.set(model.id, model);
    }
  }
  return { contracts, products };
}
