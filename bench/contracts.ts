import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { diffContracts } from "@/lib/domain/contract/diff/diff-contracts";
import { interpretContract } from "@/lib/domain/contract/read-contract";
import { readDocument } from "@/lib/domain/document/read-document";
import { routes } from "@/lib/routes";
import { productRows, teamRow } from "./catalog";
import { type Quantiles, sample, sequential } from "./load";
import { Reader } from "./others";
import type { Probe } from "./others-main";
import { type Storm, storm } from "./storm";
import { makeVisitor, type Visitor } from "./visitor";
import { wideContract, wideContractText } from "./wide-contract";

const columns = 1000;
const rounds = 50;
const lanes = 4;
const quiet = 15_000;
const warmUp = 3000;

/** A time in which others read, and how late the web server's own thread was meanwhile (99th percentile, worst). */
export type Window = Probe & { lag: { p99: number; worst: number } };

export type ContractResults = {
  storm: Storm;
  /** What others felt before, during and after the storm. */
  before: Window;
  during: Window;
  after: Window;
  /** Text to plain values and positions. */
  read: Quantiles;
  /** What comes on top: both verdicts, the upgraded form and own rules. */
  validate: Quantiles;
  diff: Quantiles;
  page: Quantiles;
  emptyPage: Quantiles;
};

/** Right contracts to begin from: those of Premium Offices, put into a team and a schema of the bench's catalog. */
function originals(): string[] {
  const root = join(import.meta.dirname, "../prisma/seed/premium-offices/products");
  const files = readdirSync(root, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".odcs.yaml"));
  if (files.length === 0) throw new Error("There are no contracts to begin from.");
  return files.sort().map((file) =>
    readFileSync(join(root, file), "utf8")
      .replace(/^id: .*$/m, "id: {{id}}")
      .replace(/^domain: .*\n/m, "")
      .replace(/^team:\n(?: .*\n)+/m, `team:\n  name: ${teamRow(0).slug}\n`),
  );
}

function timeOf(work: () => unknown): number {
  const began = performance.now();
  work();
  return performance.now() - began;
}

async function publishWide(base: string, publisher: Visitor): Promise<void> {
  for (const [version, isNext] of [
    ["1.0.0", false],
    ["1.0.1", true],
  ] as const) {
    const response = await fetch(`${base}/api/v1/data-contracts/bench.wide`, {
      method: "PUT",
      headers: { ...publisher.apiHeaders, "content-type": "application/yaml" },
      body: wideContractText({ columns, version, isNext, team: teamRow(0).slug }),
    });
    if (!response.ok) throw new Error(`The wide contract was refused: ${await response.text()}`);
  }
}

/** How late the web server's thread was since this was last asked; its metrics begin anew with each reading. */
async function lagOf(base: string): Promise<Window["lag"]> {
  const text = await (await fetch(`${base}/metrics`)).text();
  const gauge = (name: string) => 1000 * Number(new RegExp(`^${name} (.+)$`, "m").exec(text)?.[1]);
  return { p99: gauge("nodejs_eventloop_lag_p99_seconds"), worst: gauge("nodejs_eventloop_lag_max_seconds") };
}

/** What somebody else feels before, during and after the storm, at the same pace. */
async function withReader(
  base: string,
  reader: Visitor,
  paths: readonly string[],
  work: () => Promise<Storm>,
): Promise<Pick<ContractResults, "storm" | "before" | "during" | "after">> {
  const others = new Reader({ base, headers: reader.pageHeaders, paths });
  const since = async (): Promise<Window> => ({ ...(await others.felt()), lag: await lagOf(base) });
  try {
    await sleep(warmUp);
    await since();
    await sleep(quiet);
    const before = await since();
    const stormed = await work();
    const during = await since();
    await sleep(quiet);
    return { storm: stormed, before, during, after: await since() };
  } finally {
    others.end();
  }
}

/** Measures a running web server on a filled catalog with `count` mutated documents. */
export async function measureContracts(base: string, secret: string, count: number): Promise<ContractResults> {
  const reader = await makeVisitor(base, secret);
  const publisher = await makeVisitor(base, secret, "publisher");
  const team = teamRow(0).slug;
  const text = wideContractText({ columns, version: "1.0.0", isNext: false, team });
  const first = wideContract({ columns, version: "1.0.0", isNext: false, team });
  const second = wideContract({ columns, version: "1.0.1", isNext: true, team });
  const read = await sample(rounds, async () => timeOf(() => readDocument(text)));
  const reading = readDocument(text);
  const validate = await sample(rounds, async () => timeOf(() => interpretContract(text, reading, first)));
  const diff = await sample(rounds, async () => timeOf(() => diffContracts(first, second)));
  await publishWide(base, publisher);
  const page = await sequential(
    base,
    { name: "Wide contract", paths: [routes.contract("bench.wide")], headers: publisher.pageHeaders },
    rounds,
  );
  const emptyPage = await sequential(
    base,
    { name: "Empty page", paths: ["/blank"], headers: publisher.pageHeaders },
    rounds,
  );
  const product = Array.from({ length: 40 }, (_, n) => productRows(n).product).find((p) => p.visibility !== "domain");
  const paths = [routes.product(product?.ref ?? ""), "/search?q=lease", "/livez"];
  // Code and plans are cold at first, and that is not what is compared.
  for (const path of paths) await sequential(base, { name: path, paths: [path], headers: reader.pageHeaders }, rounds);
  const windows = await withReader(base, reader, paths, () =>
    storm(base, publisher.apiHeaders, { originals: originals(), count, lanes }),
  );
  return { ...windows, read, validate, diff, page, emptyPage };
}
