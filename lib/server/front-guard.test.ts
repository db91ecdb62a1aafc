import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { guardHttpServers, requestLineRefusal } from "./front-guard";

describe("requestLineRefusal", () => {
  it.each([
    ["GET", "/products/%ZZ", 400],
    ["GET", "/products/%C3%28", 400],
    ["GET", "/products/a%00b", 400],
    ["GET", "/%E0%A4%A?q=1", 400],
    ["TRACE", "/", 405],
    ["GET", "/products/a%2Fb%20c?q=%ZZ", null],
    ["PUT", "/api/v1/data-products/urn:x%2Fy", null],
    ["OPTIONS", "*", null],
  ])("%s %s", (method, url, status) => {
    expect(requestLineRefusal(method, url)?.status ?? null).toBe(status);
  });
});

describe("a guarded server", () => {
  const server = createServer((_, response) => response.end("reached"));
  beforeAll(async () => {
    guardHttpServers();
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  });
  afterAll(() => server.close());

  function ask(
    method: string,
    path: string,
  ): Promise<{ status: number | undefined; type: string | undefined; text: string }> {
    const { port } = server.address() as AddressInfo;
    return new Promise((resolve, reject) => {
      const sent = request({ host: "127.0.0.1", port, method, path }, (response) => {
        let text = "";
        response.on("data", (chunk) => {
          text += chunk;
        });
        response.on("end", () =>
          resolve({ status: response.statusCode, type: response.headers["content-type"], text }),
        );
      });
      sent.on("error", reject).end();
    });
  }

  it("refuses what the framework could not read, and passes on the rest", async () => {
    expect(await ask("GET", "/fine?q=%ZZ")).toMatchObject({ status: 200, text: "reached" });
    const broken = await ask("GET", "/api/v1/%ZZ");
    expect(broken).toMatchObject({ status: 400, type: "application/problem+json" });
    expect(JSON.parse(broken.text)).toMatchObject({ code: "malformed", status: 400 });
    expect((await ask("TRACE", "/api/v1/search")).status).toBe(405);
  });
});
