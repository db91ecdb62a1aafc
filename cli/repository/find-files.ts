import { lstatSync, readdirSync, realpathSync, type Stats, statSync } from "node:fs";
import { join, relative, resolve, sep } from "node:path";
import picomatch from "picomatch";
import { CliError, exitCodes } from "../exit-codes";

/** Folders that hold no documents of the repository's own. */
const SKIPPED = new Set(["node_modules", ".git", ".hg", ".svn", ".venv", "target", "dbt_packages", ".terraform"]);

/** Beyond this a path was meant otherwise: a home folder, a mounted disk. */
const MAX_FILES = 100_000;
const MAX_DEPTH = 40;

const isDocument = /\.(ya?ml|json)$/i;

export type Found = { files: string[]; links: number };

function statOf(path: string, given: string): Stats {
  try {
    return statSync(path);
  } catch {
    throw new CliError(exitCodes.usage, `There is no file or folder “${given}”.`);
  }
}

/**
 * The YAML and JSON files below the paths, relative to `cwd` with forward slashes, sorted. A path that is given is followed
 * where it leads; inside, symbolic links are left alone, so that nothing is read twice, for ever, or from outside.
 */
export function findFiles(cwd: string, paths: readonly string[], ignore: readonly string[]): Found {
  const ignored = ignore.length === 0 ? () => false : picomatch([...ignore], { dot: true });
  const name = (path: string) => relative(cwd, path).split(sep).join("/");
  const isIgnored = (path: string) => ignored(name(path)) || ignored(`${name(path)}/`);
  const files = new Set<string>();
  let links = 0;
  let seen = 0;

  const walk = (folder: string, depth: number): void => {
    if (depth > MAX_DEPTH) return;
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name);
      seen += 1;
      if (seen > MAX_FILES)
        throw new CliError(
          exitCodes.usage,
          `“${name(folder)}” holds more than ${MAX_FILES} files; name a smaller folder.`,
        );
      if (entry.isSymbolicLink()) links += 1;
      else if (entry.isDirectory()) {
        if (!SKIPPED.has(entry.name) && !isIgnored(path)) walk(path, depth + 1);
      } else if (entry.isFile() && isDocument.test(entry.name) && !isIgnored(path)) files.add(name(path));
    }
  };

  for (const given of paths) {
    const path = resolve(cwd, given);
    const stat = statOf(path, given);
    if (stat.isDirectory()) walk(lstatSync(path).isSymbolicLink() ? realpathSync(path) : path, 0);
    else if (stat.isFile()) files.add(name(path));
  }
  return { files: [...files].sort(), links };
}
