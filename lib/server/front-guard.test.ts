import { describe, expect, it } from "vitest";
import { requestLineRefusal } from "./front-guard";

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
