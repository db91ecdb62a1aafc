import { fork } from "node:child_process";
import { createWriteStream, readFileSync } from "node:fs";
import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { importDbt } from "@/cli/commands/import-dbt";
import { manifestText } from "./dbt-manifest";

/**
 * `npm run bench:dbt [megabytes]`: imports a manifest of that size (200) by the command line's own code, in a process of its own,
 * and prints that process's peak of resident memory. Ends with 1 above 300 MB.
 */

const LIMIT = 300;

/** The kernel's own peak, read while the process still stands; elsewhere than on Linux, what the process says of itself. */
function peakOf(pid: number | undefined, own: number): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, "utf8");
    return Number(/^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1]) / 1024;
  } catch {
    return own;
  }
}

type Report = { ms: number; ownPeak: number };

/** Imports in a process of its own. Gives its peak in MB and how long it took. */
function measured(folder: string): Promise<{ ms: number; peak: number }> {
  return new Promise((resolve, reject) => {
    const child = fork(import.meta.filename, [folder], {
      execArgv: ["--import", "tsx"],
      env: { ...process.env, BENCH_DBT: "child" },
    });
    child.on("message", ({ ms, ownPeak }: Report) => {
      resolve({ ms, peak: peakOf(child.pid, ownPeak) });
      child.disconnect();
    });
    child.on("exit", (code) => reject(new Error(`The import ended with ${code}.`)));
  });
}

async function importAndWait(folder: string): Promise<void> {
  const from = performance.now();
  const options = { manifest: "manifest.json", out: "out", domain: "bench", team: "bench" };
  await importDbt(options, { cwd: folder, print: () => undefined, now: new Date() });
  const report: Report = { ms: performance.now() - from, ownPeak: process.resourceUsage().maxRSS / 1024 };
  // The channel keeps this process alive until its memory has been looked at.
  process.send?.(report);
}

async function row(megabytes: number, publicEvery: number): Promise<boolean> {
  const folder = await mkdtemp(join(tmpdir(), "mercat-bench-dbt-"));
  try {
    const file = join(folder, "manifest.json");
    await pipeline(Readable.from(manifestText(megabytes * 1e6, publicEvery)), createWriteStream(file));
    const size = (await stat(file)).size / 1e6;
    const { ms, peak } = await measured(folder);
    const share = `${(100 / publicEvery).toFixed(0)} % public`;
    const speed = `${(ms / 1000).toFixed(1)} s, ${(size / (ms / 1000)).toFixed(0)} MB/s`;
    console.log(
      `manifest of ${size.toFixed(0)} MB, ${share.padStart(10)}: ${speed}, peak ${peak.toFixed(0)} MB (at most ${LIMIT})`,
    );
    return peak <= LIMIT;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function main(): Promise<void> {
  const [argument = "200"] = process.argv.slice(2);
  if (process.env.BENCH_DBT === "child") return importAndWait(argument);
  const megabytes = Number(argument);
  if (!(megabytes > 0 && megabytes <= 2000)) throw new Error("Give the manifest's size in MB, up to 2000.");
  const fits = [await row(megabytes, 100), await row(megabytes, 10)];
  if (fits.includes(false)) process.exitCode = 1;
}

main();
