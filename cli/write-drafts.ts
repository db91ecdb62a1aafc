import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";

export type DraftFile = { file: string; text: string };
export type Written = DraftFile & { outcome: "written" | "overwritten" | "unchanged" | "kept" };

async function present(path: string): Promise<string | null> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    throw error;
  }
}

/**
 * Writes drafts into a directory. A file that is there and says something else stays as it is (`kept`) unless `force`;
 * a file is replaced as a whole or not at all.
 */
export async function writeDrafts(directory: string, drafts: readonly DraftFile[], force: boolean): Promise<Written[]> {
  await mkdir(directory, { recursive: true });
  const written: Written[] = [];
  for (const draft of drafts) {
    const path = join(directory, draft.file);
    const before = await present(path);
    if (before === draft.text) written.push({ ...draft, outcome: "unchanged" });
    else if (before !== null && !force) written.push({ ...draft, outcome: "kept" });
    else {
      const beside = `${path}.${process.pid}.part`;
      await writeFile(beside, draft.text, { flag: "wx" });
      await rename(beside, path);
      written.push({ ...draft, outcome: before === null ? "written" : "overwritten" });
    }
  }
  return written;
}
