import { existsSync } from "node:fs";
import { Failure } from "./failure.mjs";
import { programOf } from "./prepare.mjs";
import { run } from "./processes.mjs";
import { inProject } from "./project.mjs";

/** `prisma migrate diff --exit-code`: 0 is no difference, 2 is one, anything else is an error. */
const DIFFERENT = 2;

/**
 * Compares what prisma/migrations make of an empty database with what prisma/schema says. `state` is the folder of a
 * running embedded server, whose shadow database is used.
 * @throws Failure with the difference
 */
export async function checkDrift(state) {
  if (!existsSync(inProject("prisma", "migrations"))) throw new Failure("prisma/migrations is missing.");
  const args = [
    "migrate",
    "diff",
    "--from-migrations",
    "prisma/migrations",
    "--to-schema",
    "prisma/schema",
    "--exit-code",
  ];
  const env = { ...process.env, DATABASE_URL: undefined, MERCAT_STATE: state, CHECKPOINT_DISABLE: "1", NO_COLOR: "1" };
  const { code, output } = await run(process.execPath, [programOf("prisma"), ...args], {
    name: "prisma",
    cwd: inProject(),
    env,
  });
  const said = output.replace(/^Loaded Prisma config.*$/m, "").trim();
  if (code === DIFFERENT)
    throw new Failure(
      `prisma/schema and prisma/migrations differ; \`npx prisma migrate dev\` writes the missing migration.\n${said}`,
    );
  if (code !== 0) throw new Failure(`Comparing prisma/schema with prisma/migrations failed: ${said}`);
}
