import { expect, test } from "vitest";
import { newestFirst, versionBefore } from "./version-order";

const versions = ["1.9.0", "1.10.0", "2.0.0-rc.1", "2.0.0"].map((version) => ({ version }));

test("versions are ordered as versions, not as text", () => {
  expect(newestFirst(versions).map((v) => v.version)).toEqual(["2.0.0", "2.0.0-rc.1", "1.10.0", "1.9.0"]);
});

test("the version before is the next lower one", () => {
  expect(versionBefore(versions, "1.10.0")?.version).toBe("1.9.0");
  expect(versionBefore(versions, "2.0.0")?.version).toBe("2.0.0-rc.1");
  expect(versionBefore(versions, "1.9.0")).toBeNull();
});
