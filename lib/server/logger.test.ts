import pino from "pino";
import { describe, expect, it } from "vitest";
import { maskSecrets } from "./logger";
import { requestIdFrom } from "./request-id";

describe("maskSecrets", () => {
  it.each([
    ["token mct_abcdefghij1234567890 used", "token mct_*** used"],
    ["Authorization: Bearer abc.def-ghi", "Authorization: Bearer ***"],
    ["postgresql://mercat:hunter2@127.0.0.1:5432/mercat", "postgresql://mercat:***@127.0.0.1:5432/mercat"],
    ["smtp://user:p:w@mail.example", "smtp://user:***@mail.example"],
    ["SCRAM-SHA-256$4096:abc$def:ghi done", "SCRAM-SHA-256$*** done"],
    ["https://example.org/a:b/c@d", "https://example.org/a:b/c@d"],
  ])("%s", (text, masked) => {
    expect(maskSecrets(text)).toBe(masked);
  });

  it("takes linear time on long hostile text", () => {
    const started = performance.now();
    maskSecrets(`${"a:".repeat(50_000)}${"bearer ".repeat(20_000)}${"x://".repeat(20_000)}`);
    expect(performance.now() - started).toBeLessThan(1_000);
  });

  it("keeps a line valid JSON", () => {
    const lines: string[] = [];
    const log = pino({ hooks: { streamWrite: maskSecrets } }, { write: (line: string) => lines.push(line) });
    log.info({ url: "postgresql://a:b@c/d" }, "bearer abc");
    expect(JSON.parse(lines.join("")).url).toBe("postgresql://a:***@c/d");
  });
});

describe("requestIdFrom", () => {
  it("keeps a plain id and replaces anything else", () => {
    expect(requestIdFrom("abcdef-123456")).toBe("abcdef-123456");
    for (const bad of [null, "", "short", 'a"b"c"d"e', "x".repeat(65), "line\nbreak-in-it"])
      expect(requestIdFrom(bad)).toMatch(/^[0-9a-f-]{36}$/);
  });
});
