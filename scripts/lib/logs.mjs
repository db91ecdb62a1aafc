import { openSync, renameSync, rmSync, statSync } from "node:fs";

const LIMIT_BYTES = 10 * 1024 * 1024;

/** Opens a log file to append to; one that has grown beyond 10 MB is put aside first, over the one put aside before it. */
export function openLog(file) {
  if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > LIMIT_BYTES) {
    rmSync(`${file}.1`, { force: true });
    renameSync(file, `${file}.1`);
  }
  return openSync(file, "a", 0o600);
}
