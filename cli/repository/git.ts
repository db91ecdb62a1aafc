import { execFileSync } from "node:child_process";
import { type ContractReading, readContract } from "@/lib/domain/contract/read-contract";
import { limits } from "@/lib/domain/document/limits";
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

/** The files of a commit that may be contracts, found by their words; `git grep` ends with 1 when there are none. */
function candidates(cwd: string, commit: string): string[] {
  const pathspecs = ["*.yaml", "*.yml", "*.json"];
  try {
    const found = git(
      cwd,
      "grep",
      "-lzE",
      "--full-name",
      "DataContract|dataContractSpecification",
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

/** The contracts of a commit by their ids, wherever their files were. Throws `CliError` when Git cannot read it. */
export function contractsAt(cwd: string, reference: string): Map<string, ContractReading> {
  const commit = git(cwd, "rev-parse", "--verify", `${reference}^{commit}`).trim();
  const found = new Map<string, ContractReading>();
  for (const path of candidates(cwd, commit)) {
    const source = git(cwd, "show", `${commit}:${path}`);
    if (source.length > limits.bytes || kindOf(source) !== "contract") continue;
    const reading = readContract(source);
    if (reading.document !== null && reading.model.id !== "") found.set(reading.model.id, reading);
  }
  return found;
}
