import { describe, expect, it } from "vitest";
import { metricsDoor } from "./metrics-door";

const local = { metricsToken: null, host: "127.0.0.1", url: "http://127.0.0.1:3000" };

describe("metricsDoor", () => {
  it.each([
    ["no token, loopback", local, null, null],
    ["no token, all addresses", { ...local, host: "0.0.0.0" }, null, 403],
    ["no token, public address in front", { ...local, url: "https://mercat.example" }, null, 403],
    ["token, nothing sent", { ...local, metricsToken: "a".repeat(20) }, null, 401],
    ["token, wrong one sent", { ...local, metricsToken: "a".repeat(20) }, "Bearer bbb", 401],
    ["token, right one sent", { ...local, metricsToken: "a".repeat(20) }, `Bearer ${"a".repeat(20)}`, null],
  ])("%s", (_, settings, authorization, status) => {
    expect(metricsDoor(authorization, settings)?.status ?? null).toBe(status);
  });
});
