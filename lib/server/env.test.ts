import { describe, expect, it } from "vitest";
import { parseEnv } from "./env";

const good = {
  DATABASE_URL: "postgresql://m:p@127.0.0.1:5433/mercat",
  MERCAT_SECRET: "kP3-xY9_vQ2.rT7+wZ5=bN8sM4dF6gHj",
};
const embedded = () => JSON.stringify({ url: "postgresql://m:p@127.0.0.1:5433/mercat" });
const elsewhere = () => JSON.stringify({ url: "postgresql://m:p@127.0.0.1:6000/mercat" });
const nowhere = (): string => {
  throw new Error("ENOENT");
};

describe("parseEnv", () => {
  it("needs a database and a secret, and fills in the rest", () => {
    expect(parseEnv({ ...good, OIDC_ISSUER: "" }, nowhere)).toMatchObject({
      url: "http://127.0.0.1:3000",
      demo: false,
      oidc: null,
      stateFolder: ".mercat",
    });
    expect(parseEnv({ ...good, MERCAT_URL: "https://mercat.example/", MERCAT_HOST: "0.0.0.0" }).url).toBe(
      "https://mercat.example",
    );
  });

  it.each([
    ["DATABASE_URL", { DATABASE_URL: undefined }, /DATABASE_URL is missing/],
    ["DATABASE_URL", { DATABASE_URL: "mysql://x/y" }, /DATABASE_URL must be an address/],
    ["no secret", { MERCAT_SECRET: undefined }, /MERCAT_SECRET is missing/],
    ["a short secret", { MERCAT_SECRET: "short" }, /MERCAT_SECRET is too short/],
    ["a default secret", { MERCAT_SECRET: "changeme-changeme-changeme-changeme-1" }, /MERCAT_SECRET is a default/],
    ["a dull secret", { MERCAT_SECRET: "ab".repeat(20) }, /MERCAT_SECRET is a default or guessable/],
    ["a bad port", { PORT: "eighty" }, /PORT must be a port number/],
    ["a path", { MERCAT_URL: "https://example.org/mercat" }, /MERCAT_URL must not have a path/],
    ["a bad mail server", { SMTP_URL: "mail.example" }, /SMTP_URL must be an address/],
    ["half of OIDC", { OIDC_ISSUER: "https://idp.example" }, /OIDC_CLIENT_ID is missing/],
    ["OIDC without issuer", { OIDC_CLIENT_SECRET: "s" }, /OIDC_ISSUER is missing/],
    [
      "OIDC in the clear",
      { OIDC_ISSUER: "http://idp.example", OIDC_CLIENT_ID: "m", OIDC_CLIENT_SECRET: "s" },
      /OIDC_ISSUER must begin with https/,
    ],
  ])("refuses %s", (_what, over, sentence) => {
    expect(() => parseEnv({ ...good, ...over }, nowhere)).toThrow(sentence);
  });

  it("never repeats a secret in its refusal", () => {
    expect(() => parseEnv({ ...good, MERCAT_SECRET: "hunter2" }, nowhere)).toThrow(
      expect.not.stringContaining("hunter2"),
    );
  });

  it.each([
    ["a public host", { MERCAT_HOST: "0.0.0.0" }, embedded, /MERCAT_HOST/],
    ["a public address", { MERCAT_URL: "https://mercat.example" }, embedded, /MERCAT_URL/],
    ["another database", {}, elsewhere, /MERCAT_DEMO/],
    ["no embedded database", {}, nowhere, /MERCAT_DEMO/],
  ])("keeps the demo's doors shut on %s", (_what, over, read, variable) => {
    expect(() => parseEnv({ ...good, MERCAT_DEMO: "1", ...over }, read)).toThrow(variable);
  });

  it("opens them on this machine with the database that came with it", () => {
    expect(parseEnv({ ...good, MERCAT_DEMO: "1" }, embedded).demo).toBe(true);
    expect(parseEnv({ ...good, MERCAT_DEMO: "1", MERCAT_URL: "http://localhost:3000" }, embedded).demo).toBe(true);
  });
});
