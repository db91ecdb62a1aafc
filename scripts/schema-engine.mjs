#!/usr/bin/env node
// The schema engine behind `prisma migrate`, from npm alone. Prisma's command line wants a native engine that it
// downloads from another host; this program speaks that engine's protocol (JSON-RPC 2.0, one message a line, on stdin
// and stdout) over the same engine compiled to WebAssembly. prisma.config.ts points PRISMA_SCHEMA_ENGINE_BINARY here.
import { readFileSync, writeSync } from "node:fs";
import { createInterface } from "node:readline";
import { parseArgs } from "node:util";
import { canConnect, createDatabase, migrationAdapter } from "./lib/migration-adapter.mjs";

/** The command line Prisma calls engines with; unknown options are for other kinds of database. */
const { values, positionals } = parseArgs({
  options: { datasource: { type: "string" }, datamodels: { type: "string", multiple: true } },
  allowPositionals: true,
  strict: false,
});
/** @type {{ url?: string, shadowDatabaseUrl?: string }} */
const datasource = JSON.parse(String(values.datasource ?? "{}"));

async function loadEngine() {
  if (!datasource.url) await canConnect(undefined);
  const location = import.meta.resolve("@prisma/schema-engine-wasm/schema_engine_bg");
  const bindings = await import(location);
  const bytes = readFileSync(new URL("schema_engine_bg.wasm", location));
  const { instance } = await WebAssembly.instantiate(bytes, { "./schema_engine_bg.js": bindings });
  bindings.__wbg_set_wasm(instance.exports);
  /** @type {any} */ (instance.exports).__wbindgen_start();
  const datamodels =
    values.datamodels && [values.datamodels].flat().map((path) => [String(path), readFileSync(String(path), "utf8")]);
  const log = () => {};
  return bindings.SchemaEngine.new({ datamodels }, log, migrationAdapter(datasource));
}

/** Answers one request; everything but these three methods has the same name and shape in the engine. */
async function answer(engine, { method, params }) {
  if (method === "createDatabase") return createDatabase(datasource.url);
  if (method === "getDatabaseVersion") return (await engine()).version(params);
  if (method === "ensureConnectionValidity") return canConnect(datasource.url).then(() => ({}));
  const target = await engine();
  if (typeof target[method] !== "function") throw new Error(`The schema engine has no method "${method}".`);
  const result = (await target[method](params)) ?? {};
  if (method === "diff") print(result.stdout);
  return result;
}

/** The command line shows (or, with `--output`, saves) what the engine asks it to print; `diff` returns it only. */
function print(content) {
  if (content)
    process.stdout.write(`${JSON.stringify({ jsonrpc: "2.0", id: 0, method: "print", params: { content } })}\n`);
}

/** What the native engine answers on an expected error: the command line prints `message` under `error_code`. */
function problem(error) {
  const message = String(error?.message ?? error);
  const code = error?.code ?? /\b(P[1-9]\d{3})\b/.exec(message)?.[1];
  return {
    code: 4466,
    message: "An error happened. Check the data field for details.",
    data: { is_panic: false, message, meta: null, error_code: code },
  };
}

/**
 * Rejects when the engine panics, and stays so: its state is undefined from then on. The command line hangs on an engine
 * that ends before it answered, so every request still gets its answer.
 */
const panicked = new Promise((_, reject) => {
  globalThis.PRISMA_WASM_PANIC_REGISTRY = {
    set_message: (message) => reject(new Error(`The schema engine ${message}`)),
  };
  process.on("uncaughtException", reject);
});
panicked.catch(() => {});

/** The log line that the command line takes the reason from; it skips the first line, which natively says "starting". */
function fail(error) {
  const fields = { message: error?.message ?? String(error), error_code: error?.code };
  const lines = [
    { level: "INFO", fields: { message: "failing" } },
    { level: "ERROR", target: "schema_engine::logger", fields },
  ];
  writeSync(2, lines.map((line) => JSON.stringify(line)).join("\n"));
  process.exit(1);
}

async function serve() {
  let loaded;
  const engine = () => (loaded ??= loadEngine());
  for await (const line of createInterface({ input: process.stdin })) {
    if (!line.trim()) continue;
    const request = JSON.parse(line);
    if (!request.method) continue;
    const reply = await Promise.race([answer(engine, request), panicked]).then(
      (result) => ({ result }),
      (error) => ({ error: problem(error) }),
    );
    process.stdout.write(`${JSON.stringify({ jsonrpc: "2.0", id: request.id, ...reply })}\n`);
  }
}

async function command(name) {
  if (name === "create-database") return createDatabase(datasource.url);
  if (name !== "can-connect-to-database") throw new Error(`The schema engine has no command "${name}".`);
  await canConnect(datasource.url);
}

try {
  await (positionals[0] === "cli" ? command(positionals[1]) : serve());
  process.exit(0);
} catch (error) {
  fail(error);
}
