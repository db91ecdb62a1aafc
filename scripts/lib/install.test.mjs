import { expect, test } from "vitest";
import { isInstalled, npmReason } from "./install.mjs";

const wanted = {
  packages: {
    "": {},
    "node_modules/a": { version: "1.0.0" },
    "node_modules/for-another-machine": { version: "1.0.0", optional: true },
  },
};
const installed = (packages) => ({ packages });

test.each([
  ["nothing was installed, or not to the end", undefined, false],
  ["all is there", installed({ "node_modules/a": { version: "1.0.0" } }), true],
  ["another version", installed({ "node_modules/a": { version: "1.0.1" } }), false],
  ["one is missing", installed({}), false],
  [
    "one too many",
    installed({ "node_modules/a": { version: "1.0.0" }, "node_modules/b": { version: "1.0.0" } }),
    false,
  ],
  [
    "another version of an optional one",
    installed({ "node_modules/a": { version: "1.0.0" }, "node_modules/for-another-machine": { version: "0.9.0" } }),
    false,
  ],
])("%s", (_, found, expected) => expect(isInstalled(wanted, found)).toBe(expected));

test("npm's reason is its first line that is not a code", () => {
  const output =
    "npm error code ENOTFOUND\nnpm error syscall getaddrinfo\nnpm error request to the registry failed.\nnpm error more";
  expect(npmReason(output)).toBe("request to the registry failed");
});
