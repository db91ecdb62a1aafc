import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { inProject } from "./project.mjs";

const SKIPPED = /(^|\/)(node_modules|generated|\.next)(\/|$)|\.test\.[cm]?tsx?$/;

function* filesOf(path) {
  const absolute = inProject(path);
  if (!existsSync(absolute) || SKIPPED.test(path)) return;
  if (!statSync(absolute).isDirectory()) yield path;
  else for (const name of readdirSync(absolute).sort()) yield* filesOf(join(path, name));
}

/** One hash over the contents of files and folders of the project; tests and generated code do not count. */
export function hashOf(paths, extra = "") {
  const hash = createHash("sha256").update(extra);
  for (const path of paths.flatMap((one) => [...filesOf(one)]))
    hash.update(`\0${path}\0`).update(readFileSync(inProject(path)));
  return hash.digest("hex");
}

/** Was `file` written by `writeStamp` with this hash? */
export function hasStamp(file, hash) {
  return existsSync(inProject(file)) && readFileSync(inProject(file), "utf8") === hash;
}

export function writeStamp(file, hash) {
  mkdirSync(dirname(inProject(file)), { recursive: true });
  writeFileSync(inProject(file), hash);
}
