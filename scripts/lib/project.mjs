import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

/** The root folder of the project. */
export const project = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** A path of the project. */
export const inProject = (...parts) => join(project, ...parts);

/** The state folder: MERCAT_STATE (relative to the project), `.mercat` without it. */
export function stateFolder(env = process.env) {
  return resolve(project, env.MERCAT_STATE || ".mercat");
}
