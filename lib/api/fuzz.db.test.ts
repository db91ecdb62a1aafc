import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { aConnection, aPerson, aProduct } from "@/lib/db/factories";
import { testDatabase } from "@/lib/db/testing";
import { operations } from "./api";
import { problemSchema } from "./problem";
import { aToken, call } from "./testing";

testDatabase();

let token: string;
beforeAll(async () => {
  token = await aToken(await aPerson({ roles: ["platform_admin", "consumer"] }));
  await aProduct({ ref: "known", connectionId: (await aConnection()).id, platformSchema: "s" });
});

const nasty = fc.constantFrom(
  "",
  " ",
  "\u0000",
  "a\u0000b",
  "\ud800",
  "'; drop table person; --",
  "%",
  "\\",
  "__proto__",
  "constructor",
  "../..",
  "null",
  "NaN",
  "-1",
  "1e999",
  "99999999999999999999",
  "2026-13-45",
  "🙂".repeat(50),
  "x".repeat(5000),
  "known",
  "main",
  "main@1",
  "1.0.0",
  "<script>alert(1)</script>",
  "\u202etxt",
  "019aab5e-7c1d-7a55-8b3e-2f4d1c9e6a70",
);
const text = fc.oneof(
  { weight: 2, arbitrary: nasty },
  { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 60 }) },
);
const fields = fc.constantFrom(
  "q",
  "limit",
  "cursor",
  "status",
  "domain",
  "tag",
  "sort",
  "from",
  "to",
  "who",
  "action",
  "door",
  "dataProduct",
  "access",
  "outputPort",
  "purpose",
  "durationDays",
  "acceptedContractVersion",
  "serviceAccount",
  "verdict",
  "reason",
  "stepId",
);
const query = fc.array(fc.tuple(fields, text), { maxLength: 4 });
const value = fc.oneof(text, fc.integer(), fc.double(), fc.boolean(), fc.constant(null), fc.jsonValue({ maxDepth: 3 }));
const purpose = "Weekly credit review of the twenty largest tenants.";
const nearlyRight = {
  dataProduct: "known",
  outputPort: "main",
  purpose,
  durationDays: 1,
  acceptedContractVersion: "1.0.0",
};
const jsonBody = fc.oneof(
  fc.dictionary(fields, value, { maxKeys: 6 }).map((d) => JSON.stringify({ ...nearlyRight, ...d })),
  fc.json({ maxDepth: 5 }),
  fc.constantFrom("[".repeat(200_000), '{"a":'.repeat(100_000), "{", "null", '{"__proto__":{"a":1}}', '"\\ud800"'),
);
const yamlBody = fc.oneof(
  text,
  fc.constantFrom(
    "a: &a [*a]",
    "a: &a b\nc: *a",
    "- ".repeat(3000),
    "{".repeat(3000),
    "!!js/function 'x'",
    "id: known\nid: twice",
    "kind: DataProduct\napiVersion: v1.0.0\nid: known\nversion: \u0000",
    "<<: {a: 1}",
    "? [a]: b",
    "%YAML 9.9\n---\na",
    "kind: DataContract\napiVersion: v3.1.0\nid: known.main\nversion: 2.0.0\nstatus: active\nschema: 7",
  ),
  fc.dictionary(text, value, { maxKeys: 5 }).map((d) => JSON.stringify(d)),
);
const contentType = fc.constantFrom(
  "application/json",
  "application/yaml",
  "text/yaml",
  "text/plain",
  "",
  "application/json; charset=latin1",
  "multipart/form-data",
);

const wellFormed = (s: string) => s.replace(/\p{Surrogate}/gu, "\ufffd");

/** A request to an operation that exists, with hostile values everywhere. */
const requests = fc.record({
  operation: fc.constantFrom(...operations.filter((o) => o.scope !== null)),
  id: fc.oneof(text, fc.constantFrom("known", "known.main")),
  query,
  body: fc.oneof(jsonBody, yamlBody),
  type: fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom("application/json", "application/yaml") },
    { weight: 1, arbitrary: contentType },
  ),
  ifMatch: fc.option(fc.constantFrom('"1"', '"1", "2"', "*", "W/x", '"99999999999"', "\t"), { nil: undefined }),
  accept: fc.option(fc.constantFrom("application/json", "application/yaml;q=x", "*/*;q=0", ",,,;", "text/html"), {
    nil: undefined,
  }),
});

describe("hostile input", () => {
  it("never makes a 5xx, and every refusal is a problem document", { timeout: 240_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(requests, async ({ operation, id, query, body, type, ifMatch, accept }) => {
        const search = new URLSearchParams(query.map(([k, v]) => [k, v])).toString();
        const path = operation.path.replace("{id}", encodeURIComponent(wellFormed(id)));
        const began = performance.now();
        const response = await call(operation.method.toUpperCase(), `${path}?${search}`, {
          token,
          headers: {
            ...(type ? { "content-type": type } : {}),
            ...(ifMatch ? { "if-match": ifMatch, "if-none-match": ifMatch } : {}),
            ...(accept ? { accept } : {}),
          },
          ...(operation.method === "get" ? {} : { text: body }),
        });
        const answer = await response.text();
        expect(response.status, answer).toBeLessThan(500);
        if (response.status >= 400) {
          expect(response.headers.get("content-type")).toBe("application/problem+json");
          expect(problemSchema.parse(JSON.parse(answer)).detail).not.toBe("");
        }
        // Generous, because test files share the processors: what hangs, hangs longer.
        expect(performance.now() - began).toBeLessThan(10_000);
      }),
      { numRuns: 2_000 },
    );
  });

  it("refuses unknown tokens of any shape with 401", async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ maxLength: 80 }), async (secret) => {
        const authorization = `Bearer mct_${secret.replace(/[^\x20-\x7e]/g, "")}`;
        expect((await call("GET", "/search", { headers: { authorization } })).status).toBe(401);
      }),
      { numRuns: 100 },
    );
  });
});
