import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { Io } from "./io";
import { main } from "./main";

/** What tests of the command line share: a repository to throw away, and a run whose output can be read. */

export type TestRepository = {
  folder: string;
  write: (file: string, text: string) => void;
  remove: (file: string) => void;
  git: (...args: string[]) => string;
  /** Everything as it is now, as one commit. */
  commit: (subject: string) => void;
  drop: () => void;
};

const author = ["-c", "user.name=Test", "-c", "user.email=test@premium-offices.example", "-c", "commit.gpgsign=false"];

export function aRepository(files: Readonly<Record<string, string>> = {}): TestRepository {
  const folder = mkdtempSync(join(tmpdir(), "mercat-cli-"));
  const git = (...args: string[]) =>
    execFileSync("git", [...author, ...args], { cwd: folder, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
  const write = (file: string, text: string) => {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  };
  git("init", "--quiet", "--initial-branch=main");
  for (const [file, text] of Object.entries(files)) write(file, text);
  return {
    folder,
    write,
    remove: (file) => rmSync(join(folder, file)),
    git,
    commit: (subject) => {
      git("add", "--all");
      git("commit", "--quiet", "--message", subject);
    },
    drop: () => rmSync(folder, { recursive: true, force: true }),
  };
}

export type Run = { code: number; out: string; err: string };

/** Runs one command line in this process. */
export async function run(cwd: string, args: readonly string[], over: Partial<Io> = {}): Promise<Run> {
  let out = "";
  let err = "";
  const io: Io = {
    cwd,
    env: {},
    colour: false,
    fetch: () => Promise.reject(new Error("no network in this test")),
    sleep: async () => {},
    hide: () => {},
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
    ...over,
  };
  const code = await main(args, io);
  return { code, out, err };
}

/** An ODPS document as YAML. */
export function productYaml(
  over: { id?: string; version?: string; ports?: readonly string[]; domain?: string } = {},
): string {
  const { id = "rents", version = "1.0.0", domain = "brokerage", ports = [`${id}.main`] } = over;
  return `apiVersion: v1.0.0
kind: DataProduct
id: ${id}
name: Rents
version: ${version}
status: active
domain: ${domain}
description:
  purpose: What tenants pay.
team:
  name: tenancy-data
outputPorts:${ports.length === 0 ? " []" : ""}
${ports.map((contract, i) => `  - name: port-${i}\n    version: 1.0.0\n    type: tables\n    contractId: ${contract}\n`).join("")}`;
}

/** An ODCS document as YAML. */
export function contractYaml(
  over: { id?: string; version?: string; columns?: readonly string[]; schema?: string; purpose?: string } = {},
): string {
  const { id = "rents.main", version = "1.0.0", columns = ["id", "amount"], schema = "brokerage_rents" } = over;
  return `apiVersion: v3.1.0
kind: DataContract
id: ${id}
name: Rents
version: ${version}
status: active
description:
  purpose: ${over.purpose ?? "What tenants pay, month by month."}
servers:
  - server: warehouse
    type: postgres
    host: db.example
    port: 5432
    database: warehouse
    schema: ${schema}
schema:
  - name: rents
    physicalName: rents
    physicalType: view
    properties:
${columns.map((name) => `      - name: ${name}\n        logicalType: string\n`).join("")}team:
  name: tenancy-data
`;
}
