import { readFileSync } from "node:fs";
import { parse } from "yaml";

function strings(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value).flatMap(strings);
}

/** For tests of the ready CI files: every command line of this program in one, in the order of the file. */
export function commandsOf(file: string): string[] {
  return strings(parse(readFileSync(file, "utf8")))
    .flatMap((text) => text.split("\n"))
    .map((line) => line.trim())
    .filter((line) => line.startsWith("mercat "));
}
