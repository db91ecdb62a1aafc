import { readdirSync, readFileSync } from "node:fs";
import type pg from "pg";

/** Linux counts processor time in hundredths of a second. */
const TICKS = 100;

/** Parent and processor seconds of a process, those of its ended children included; null where the system does not say. */
function stat(pid: number): { parent: number; seconds: number } | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, "utf8");
    const fields = text
      .slice(text.lastIndexOf(")") + 2)
      .split(" ")
      .map(Number);
    const seconds = [11, 12, 13, 14].reduce((sum, i) => sum + (fields[i] ?? 0), 0) / TICKS;
    return { parent: fields[1] ?? 0, seconds };
  } catch {
    return null;
  }
}

/** Processor seconds that this process and the whole server behind `client` have used so far; null if it is not on this machine. */
export async function cpuSeconds(client: pg.ClientBase): Promise<number | null> {
  const { rows } = await client.query<{ pid: number }>("select pg_backend_pid() as pid");
  const server = stat(rows[0]?.pid ?? 0)?.parent;
  const own = process.cpuUsage();
  const head = server ? stat(server) : null;
  if (!server || !head) return null;
  const backends = readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map((name) => stat(Number(name)))
    .filter((found) => found?.parent === server);
  return (own.user + own.system) / 1e6 + head.seconds + backends.reduce((sum, found) => sum + (found?.seconds ?? 0), 0);
}
