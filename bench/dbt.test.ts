import { spawn } from "node:child_process";
import { expect, it } from "vitest";

/** Reads a made-up manifest of 40 MB in a process whose heap may not hold all of it. */
const program = `
  const { Readable } = await import("node:stream");
  const { manifestText } = await import("./bench/dbt-manifest.ts");
  const { readManifest } = await import("./lib/domain/dbt/read-artifact.ts");
  const chunks = (async function* () { for (const text of manifestText(40e6, 100)) yield Buffer.from(text); })();
  const read = await readManifest(chunks, { keep: (model) => model.access === "public" });
  console.log(JSON.stringify([read.summaries.length, read.models.length, read.tests.length]));`;

it("a large manifest is read in little memory", async () => {
  const heap = "--max-old-space-size=40";
  const child = spawn(process.execPath, [heap, "--import", "tsx", "--input-type=module", "-e", program]);
  let out = "";
  let err = "";
  child.stdout.on("data", (data) => (out += data));
  child.stderr.on("data", (data) => (err += data));
  const code = await new Promise((resolve) => child.on("close", resolve));
  expect([code, err]).toEqual([0, ""]);
  const [models, kept, tests] = JSON.parse(out);
  expect(models).toBeGreaterThan(1000);
  expect(kept).toBe(Math.ceil(models / 100));
  expect(tests).toBe(kept * 2);
}, 120_000);
