import { describe, expect, it } from "vitest";
import { formRefusal } from "./form-guard";

const MULTIPART = "multipart/form-data; boundary=x";
const part = (name: string, text: string) => `--x\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${text}\r\n`;
const END = "--x--\r\n";

function post(path: string, body: string, headers: Record<string, string>): Promise<number | null> {
  const request = new Request(`http://mercat.test${path}`, {
    method: "POST",
    headers: { host: "mercat.test", ...headers },
    body,
  });
  return formRefusal(request).then((refusal) => refusal?.status ?? null);
}

describe("formRefusal", () => {
  it.each([
    ["garbage", "garbage", { "content-type": MULTIPART }, 400],
    ["no boundary", part("a", "b") + END, { "content-type": "multipart/form-data" }, 400],
    ["no end", part("a", "b"), { "content-type": MULTIPART }, 400],
    ["nothing", "", { "content-type": MULTIPART }, 400],
    ["a form", part("a", "b") + END, { "content-type": MULTIPART }, null],
    ["a form of this site", part("a", "b") + END, { "content-type": MULTIPART, origin: "https://mercat.test" }, null],
    ["a form of another site", part("a", "b") + END, { "content-type": MULTIPART, origin: "https://evil.test" }, 403],
    ["an origin that is none", part("a", "b") + END, { "content-type": MULTIPART, origin: "garbage" }, 403],
    ["a hidden origin", part("a", "b") + END, { "content-type": MULTIPART, origin: "null" }, 403],
    ["a form too large", part("a", "b".repeat(9e6)) + END, { "content-type": MULTIPART }, 413],
    ["a call without arguments", part("a", "b") + END, { "content-type": MULTIPART, "next-action": "00" }, 400],
    ["a call", part("0", '["$K1"]') + END, { "content-type": MULTIPART, "next-action": "00" }, null],
    ["a short call", "[]", { "content-type": "text/plain;charset=UTF-8", "next-action": "00" }, null],
    ["a broken call", "[", { "content-type": "text/plain;charset=UTF-8", "next-action": "00" }, 400],
    ["plain text", "x", { "content-type": "text/plain" }, null],
  ])("to a page: %s", async (_, body, headers: Record<string, string>, status) => {
    expect(await post("/sign-in", body, headers)).toBe(status);
  });

  it("trusts the host that the proxy in front names", async () => {
    const headers = { "content-type": MULTIPART, origin: "https://data.test", "x-forwarded-host": "data.test" };
    expect(await post("/publish", part("a", "b") + END, headers)).toBeNull();
  });

  it("reads JSON for sign-in and leaves the REST API alone", async () => {
    const json = { "content-type": "application/json" };
    expect(await post("/api/auth/callback/password", "{", json)).toBe(400);
    expect(await post("/api/auth/callback/password", "null", json)).toBe(400);
    expect(await post("/api/auth/callback/password", "{}", json)).toBeNull();
    expect(await post("/api/v1/requests", "{", json)).toBeNull();
  });
});
