import { describe, expect, test, vi } from "vitest";
import type { RepositoryBundle } from "../repository/bundles";
import { aRepository, contractYaml, run } from "../testing";
import { connect } from "./client";
import { idempotencyKey } from "./idempotency-key";

const url = "https://mercat.example";
const ok = () => Response.json({ fine: true });
const problem = (status: number, headers: Record<string, string> = {}) =>
  Response.json({ detail: "Later.", instance: "r1" }, { status, headers });
const refused = () =>
  Promise.reject(
    new TypeError("fetch failed", { cause: Object.assign(new Error("refused"), { code: "ECONNREFUSED" }) }),
  );

/** A server that answers in this order, and the waits between. */
function answering(...answers: (() => Response | Promise<Response>)[]) {
  const waits: number[] = [];
  const sent: { url: string; init: RequestInit }[] = [];
  const fetch = vi.fn(async (address: string | URL | Request, init?: RequestInit) => {
    sent.push({ url: String(address), init: init ?? {} });
    return (answers[sent.length - 1] ?? ok)();
  });
  const io = {
    cwd: "",
    env: {},
    colour: false,
    out: () => {},
    err: () => {},
    fetch,
    sleep: async (ms: number) => void waits.push(ms),
    hide: () => {},
  };
  return { server: connect(io, url, "mct_secret"), waits, sent };
}

describe("asking the server", () => {
  test("sends the token and the key, and follows no redirect", async () => {
    const { server, sent } = answering(
      ok,
      () => new Response(null, { status: 302, headers: { location: "https://evil.example" } }),
    );
    await server.ask("POST", "/publications", { body: { a: 1 }, key: "k" });
    expect(sent[0]).toMatchObject({
      url: `${url}/api/v1/publications`,
      init: { redirect: "manual", headers: { authorization: "Bearer mct_secret", "idempotency-key": "k" } },
    });
    await expect(server.ask("GET", "/x")).rejects.toMatchObject({
      exitCode: 3,
      message: expect.stringContaining("another address"),
    });
    expect(sent).toHaveLength(2);
  });

  test("tries again after a lost connection and while the server is away, for longer each time", async () => {
    const { server, waits } = answering(refused, () => problem(503), refused, ok);
    expect(await server.ask("POST", "/p", { key: "k" })).toMatchObject({ status: 200, attempts: 4 });
    expect(waits).toEqual([500, 1000, 2000]);
  });

  test("waits as long as the server asks, and half a minute at most", async () => {
    const { server, waits } = answering(
      () => problem(503, { "retry-after": "5" }),
      () => problem(429, { "retry-after": "600" }),
    );
    await server.ask("GET", "/x");
    expect(waits).toEqual([5000, 30_000]);
  });

  test("takes a conflict for an answer, unless the first request is still at work", async () => {
    const conflict = answering(() => problem(409));
    expect(await conflict.server.ask("POST", "/p", { key: "k" })).toMatchObject({ status: 409, attempts: 1 });
    const working = answering(() => problem(409, { "retry-after": "1" }));
    expect(await working.server.ask("POST", "/p", { key: "k" })).toMatchObject({ status: 200, attempts: 2 });
  });

  test("never repeats what might be done twice", async () => {
    const { server, sent } = answering(refused);
    await expect(server.ask("POST", "/p", {})).rejects.toMatchObject({ exitCode: 3 });
    expect(sent).toHaveLength(1);
  });

  test("gives up after six attempts, with the reason", async () => {
    const { server, sent } = answering(...Array(9).fill(refused));
    await expect(server.ask("GET", "/x")).rejects.toThrow("https://mercat.example cannot be reached");
    expect(sent).toHaveLength(6);
  });
});

describe("the key of a publication", () => {
  const bundle = (...sources: string[]) =>
    ({ product: { source: "p" }, contracts: sources.map((source) => ({ source })) }) as unknown as RepositoryBundle;

  test("is the same for the same content, and another for any other", () => {
    expect(idempotencyKey(bundle("a", "b"), "n")).toBe(idempotencyKey(bundle("a", "b"), "n"));
    const others = [
      idempotencyKey(bundle("a"), "n"),
      idempotencyKey(bundle("ab"), "n"),
      idempotencyKey(bundle("a", "b"), "m"),
    ];
    expect(new Set([idempotencyKey(bundle("a", "b"), "n"), ...others]).size).toBe(4);
    expect(idempotencyKey(bundle("a"), undefined)).toMatch(/^mercat-[0-9a-f]{64}$/);
  });
});

describe("what is said of a server", () => {
  const repository = aRepository({ "c.yaml": contractYaml() });
  const publish = (
    fetch: typeof globalThis.fetch,
    env = { MERCAT_URL: url, MERCAT_TOKEN: "mct_secret" },
    ...more: string[]
  ) => run(repository.folder, ["publish", ...more], { fetch, env });

  test("a server that is away is exit code 3", async () => {
    expect(await publish(() => refused())).toMatchObject({
      code: 3,
      err: expect.stringContaining("cannot be reached (ECONNREFUSED)"),
    });
  });

  test("a page that is no API is exit code 3", async () => {
    const page = async () => new Response("<html>Welcome</html>", { status: 404 });
    expect(await publish(page)).toMatchObject({
      code: 3,
      err: expect.stringContaining("is it the address of Mercat?"),
    });
    expect(await publish(async () => Response.json({ hello: "world" }))).toMatchObject({ code: 3 });
  });

  test("the token is in no output, even when the server writes it back", async () => {
    const echo = async () => Response.json({ detail: "Unknown token mct_secret.", instance: "r" }, { status: 401 });
    const { code, out, err } = await publish(echo);
    expect(code).toBe(4);
    expect(err).toContain("Unknown token ….");
    expect(out + err).not.toContain("mct_secret");
  });

  test("a token on the command line, and one over http to elsewhere, are warned of", async () => {
    const env = { MERCAT_URL: "http://mercat.example", MERCAT_TOKEN: "" };
    const { err } = await publish(() => refused(), env, "--token", "mct_open");
    expect(err).toContain("shell's history");
    expect(err).toContain("unprotected");
    expect(err).not.toContain("mct_open");
  });

  test.each([
    [{ MERCAT_URL: "", MERCAT_TOKEN: "t" }, "--server or MERCAT_URL"],
    [{ MERCAT_URL: url, MERCAT_TOKEN: "" }, "Set MERCAT_TOKEN"],
    [{ MERCAT_URL: "ftp://x", MERCAT_TOKEN: "t" }, "must be an address"],
    [{ MERCAT_URL: "https://me:pw@x.example", MERCAT_TOKEN: "t" }, "name or a password"],
    [{ MERCAT_URL: url, MERCAT_TOKEN: "two words" }, "characters that no token has"],
  ])("%j is a wrong command line", async (env, words) => {
    expect(await publish(() => refused(), env)).toMatchObject({ code: 2, err: expect.stringContaining(words) });
  });
});
