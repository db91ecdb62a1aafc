import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { Failure } from "./failure.mjs";
import { inProject } from "./project.mjs";

const ROOMS = ["app", "components", "lib", "cli", "prisma/seed", "e2e"];
const isSource = (path) => /\.tsx?$/.test(path) && !path.startsWith(join("lib", "db", "generated"));

function sourcesOf(room) {
  if (!existsSync(inProject(room))) return [];
  return readdirSync(inProject(room), { recursive: true, encoding: "utf8" })
    .map((path) => join(room, path))
    .filter(isSource);
}

/**
 * Checks the imports of every module against .dependency-cruiser.cjs.
 * @returns the number of modules seen
 * @throws Failure with each import that breaks a rule, or when a source file was not seen: a check that sees nothing passes
 */
export async function checkBoundaries() {
  const [{ cruise }, { default: options }, { default: extractTSConfig }] = await Promise.all([
    import("dependency-cruiser"),
    import(inProject(".dependency-cruiser.cjs")),
    import("dependency-cruiser/config-utl/extract-ts-config"),
  ]);
  const { forbidden, options: cruiseOptions } = options;
  const rooms = ROOMS.filter((room) => existsSync(inProject(room)));
  const { output: result } = await cruise(
    rooms,
    { ...cruiseOptions, baseDir: inProject(), ruleSet: { forbidden }, validate: true },
    undefined,
    { tsConfig: extractTSConfig(inProject("tsconfig.json")) },
  );
  const output = /** @type {import("dependency-cruiser").ICruiseResult} */ (result);
  const seen = new Set(output.modules.map(({ source }) => source));
  const unseen = rooms.flatMap(sourcesOf).filter((path) => !seen.has(path));
  if (seen.size === 0 || unseen.length > 0)
    throw new Failure(`The boundary check did not see ${unseen.length} modules (${unseen.slice(0, 3).join(", ")}).`);
  const broken = output.summary.violations.filter(({ rule }) => rule.severity === "error");
  const comment = new Map(forbidden.map((rule) => [rule.name, rule.comment]));
  const lines = broken.map(
    ({ from, to, rule, cycle }) =>
      `  ${rule.name}: ${from} → ${cycle ? cycle.map(({ name }) => name).join(" → ") : to} (${comment.get(rule.name)})`,
  );
  if (lines.length > 0)
    throw new Failure(`${lines.length} imports break the rules:\n${[...new Set(lines)].join("\n")}`);
  return rooms.flatMap(sourcesOf).length;
}
