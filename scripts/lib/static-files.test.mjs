import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { compressStatic, staticFiles, wantsBrotli } from "./static-files.mjs";

const folder = mkdtempSync(join(tmpdir(), "static-"));
const code = "export const answer = 42;\n".repeat(100);
let address = "";
/** @type {import("node:http").Server} */
let server;

beforeAll(async () => {
  writeFileSync(join(folder, "large.js"), code);
  writeFileSync(join(folder, "small.js"), "1");
  await compressStatic(folder);
  const serve = staticFiles(folder, "/static/");
  server = createServer((request, response) => {
    if (!serve(request, response)) response.writeHead(404).end("Next's");
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined)));
  const bound = server.address();
  address = `http://127.0.0.1:${typeof bound === "object" ? bound?.port : 0}`;
});

afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

const ask = (path, encoding, method = "GET") =>
  fetch(`${address}${path}`, { method, headers: { "accept-encoding": encoding } });

test("a browser that takes Brotli gets the file, compressed at build time and for ever", async () => {
  const response = await ask("/static/large.js", "gzip, deflate, br");
  expect(response.headers.get("content-encoding")).toBe("br");
  expect(response.headers.get("content-type")).toContain("javascript");
  expect(response.headers.get("cache-control")).toContain("immutable");
  expect(response.headers.get("vary")).toBe("Accept-Encoding");
  expect(await response.text()).toBe(code);
  const head = await ask("/static/large.js", "br", "HEAD");
  expect([head.status, head.headers.get("content-length"), await head.text()]).toEqual([
    200,
    response.headers.get("content-length"),
    "",
  ]);
});

test.each([
  ["/static/large.js", "gzip", "GET"],
  ["/static/large.js", "br;q=0", "GET"],
  ["/static/large.js", "br", "POST"],
  ["/static/small.js", "br", "GET"],
  ["/static/../large.js", "br", "GET"],
  ["/static/large.js.br", "br", "GET"],
  ["/static/none.js", "br", "GET"],
])("%s for %s by %s is left to Next", async (path, encoding, method) => {
  expect(await (await ask(path, encoding, method)).text()).toBe("Next's");
});

test.each([
  ["br", true],
  ["gzip, deflate, br, zstd", true],
  ["gzip;q=1, br;q=0.5", true],
  ["br;q=0", false],
  ["br; q=0.0", false],
  ["brotli", false],
  [undefined, false],
])("wants Brotli: %s", (field, wanted) => expect(wantsBrotli(field)).toBe(wanted));
