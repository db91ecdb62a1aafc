import { Validator } from "@seriousme/openapi-schema-validator";
import { describe, expect, it } from "vitest";
import { restDoors } from "@/lib/domain/doors";
import { api, operations } from "./api";
import { openApiDocument, tags } from "./openapi-document";
import { problemKinds } from "./problem";
import { referenceView } from "./reference-view";

const document = openApiDocument(api(), "https://mercat.example");

describe("the OpenAPI document", () => {
  it("is valid OpenAPI 3.1", async () => {
    const { valid, errors } = await new Validator().validate(JSON.parse(JSON.stringify(document)));
    expect(errors).toBeUndefined();
    expect(valid).toBe(true);
    expect(document.openapi).toBe("3.1.0");
  });

  it("has a door for every operation, and the other way round", () => {
    const served = operations.map((o) => [`${o.method.toUpperCase()} /api/v1${o.path}`, o.action ?? "everyone"]);
    expect(Object.fromEntries(served)).toEqual(restDoors);
  });

  it("names every operation once, under a known tag", () => {
    const ids = operations.map((o) => o.id);
    expect(new Set(ids).size).toBe(ids.length);
    const view = referenceView(document);
    expect(view.groups.flatMap((g) => g.operations.map((o) => o.id)).sort()).toEqual([...ids].sort());
    expect(view.groups.map((g) => g.name)).toEqual(tags.map((t) => t.name));
  });
});

describe("the reference page's view", () => {
  const all = referenceView(document).groups.flatMap((g) => g.operations);
  const one = (id: string) => all.find((o) => o.id === id);

  it("describes every parameter and field in words", () => {
    for (const operation of all)
      for (const parameter of operation.parameters)
        expect(parameter.description, `${operation.id} ${parameter.name}`).not.toBe("");
    for (const field of one("fileAccessRequest")?.body?.fields ?? [])
      expect(field.description, field.name).not.toBe("");
  });

  it("flattens what is inside lists and objects", () => {
    const names = one("listAccessRequests")?.responses[0]?.fields.map((f) => f.name);
    expect(names).toEqual(
      expect.arrayContaining(["items", "items[].target.dataProduct", "items[].steps[].decision.verdict"]),
    );
  });

  it("writes a command with token, media type and body", () => {
    expect(one("revokeAccessGrant")?.curl).toMatch(
      /^curl -X POST 'https:\/\/mercat\.example\/api\/v1\/access-grants\/[0-9a-f-]{36}\/revoke' \\\n {2}-H "Authorization: Bearer \$MERCAT_TOKEN" \\\n {2}-H 'Content-Type: application\/json' \\\n {2}--data '\{\n {2}"reason": "[^"]+"\n\}'$/,
    );
    expect(one("publishDataProduct")?.curl).toContain("--data-binary @document.yaml");
    expect(one("getOpenApi")?.curl).not.toContain("Authorization");
  });

  it("gives every kind of problem a status and a title", () => {
    expect(problemKinds.map((k) => k.status)).toEqual([...problemKinds.map((k) => k.status)].sort((a, b) => a - b));
    expect(problemKinds.every((k) => k.title !== "")).toBe(true);
  });
});
