import { readdirSync, readFileSync } from "node:fs";

function parentOf(pid: string): number | null {
  try {
    // The command in parentheses may hold spaces; the parent stands second after it.
    return Number(readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1)?.split(" ")[1]);
  } catch {
    return null;
  }
}

function withChildren(root: number): number[] {
  const parents = readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map((pid) => ({ pid: Number(pid), parent: parentOf(pid) }));
  const found = [root];
  for (const pid of found) found.push(...parents.filter((p) => p.parent === pid).map((p) => p.pid));
  return found;
}

function kilobytes(file: string, key: string): number {
  return Number(new RegExp(`^${key}:\\s+(\\d+) kB`, "m").exec(readFileSync(file, "utf8"))?.[1] ?? 0);
}

/**
 * Memory of a process and its children in MB, each shared page counted once (Linux' proportional set size): the sum of
 * Postgres' resident sizes would count its shared buffers once per connection. Null where the system does not say.
 */
export function memoryOf(pid: number | null): number | null {
  if (pid === null) return null;
  try {
    const total = withChildren(pid).reduce((sum, p) => sum + kilobytes(`/proc/${p}/smaps_rollup`, "Pss"), 0);
    return total / 1024;
  } catch {
    return null;
  }
}
