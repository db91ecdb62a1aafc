import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { readLock, takeLock } from "./lock.mjs";
import { isAlive, processStart } from "./processes.mjs";

let state = "";
beforeEach(() => {
  state = mkdtempSync(join(tmpdir(), "mercat-lock-"));
});
afterEach(() => rmSync(state, { recursive: true, force: true }));

const leave = (content) => writeFileSync(join(state, "run.lock"), JSON.stringify(content));

test("a living holder is named with pid and address", () => {
  const lock = takeLock(state, { what: "Mercat", address: "http://localhost:3000" });
  expect(() => takeLock(state, { what: "Mercat" })).toThrow(
    `Mercat is already running at http://localhost:3000 (process ${process.pid}`,
  );
  lock.release();
  expect(readdirSync(state)).toEqual([]);
});

test("the lock of a process that is gone is taken over with what it left", () => {
  const children = [{ name: "web", pid: 999_999_999, started: "x" }];
  leave({ pid: 999_999_999, started: "x", what: "Mercat", children });
  const lock = takeLock(state, { what: "Mercat" });
  expect(lock.leftovers).toEqual(children);
  expect(readLock(state)).toMatchObject({ pid: process.pid });
});

test("a pid that another process has now is not the holder", () => {
  leave({ pid: process.pid, started: "before the last boot", what: "Mercat" });
  expect(readLock(state)).toBeUndefined();
  expect(takeLock(state, { what: "Mercat" }).leftovers).toEqual([]);
});

test("a half written lock is a stale one", () => {
  writeFileSync(join(state, "run.lock"), '{"pid": 1');
  takeLock(state, { what: "Mercat" });
  expect(readLock(state)).toMatchObject({ pid: process.pid });
});

test("a process is known by pid and start", () => {
  const started = processStart(process.pid);
  expect(isAlive({ pid: process.pid, started })).toBe(true);
  expect(isAlive({ pid: process.pid, started: "another" })).toBe(false);
  expect(isAlive({ pid: 999_999_999, started })).toBe(false);
  expect(isAlive(undefined)).toBe(false);
});
