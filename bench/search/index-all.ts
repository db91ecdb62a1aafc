import { rebuildIndex } from "@/lib/features/search/commands/rebuild";

/** Indexes the whole catalog as `npm run search:rebuild` does, words counted and rows in order. Returns the seconds it took. */
export async function indexAll(say: (line: string) => void): Promise<number> {
  const began = performance.now();
  if ((await rebuildIndex(say)) === null) throw new Error("Another rebuild is at work on this database.");
  return (performance.now() - began) / 1000;
}
