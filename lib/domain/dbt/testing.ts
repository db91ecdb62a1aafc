import { createReadStream } from "node:fs";
import { join } from "node:path";
import type { Chunks } from "./stream-json";

/** A file of the corpus, as it would be read from a disk. */
export const corpus = (name: string): Chunks => createReadStream(join(import.meta.dirname, "corpus", name));

/** Text in small pieces, so that words and characters are cut in the middle. */
export async function* pieces(text: string, size = 7): Chunks {
  const bytes = new TextEncoder().encode(text);
  for (let from = 0; from < bytes.length; from += size) yield bytes.subarray(from, from + size);
}
