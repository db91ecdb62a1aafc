import type { FileProblem } from "../repository/read-repository";
import { type Comparison, consumerName, placeOf } from "./comparison";
import { annotation } from "./github";

/** The line of the version in each file, for what concerns the whole contract. */
export type VersionPlace = (file: string) => { line: number; column: number };

function levelOf(verdict: Comparison["verdict"]): "warning" | "notice" {
  return verdict === "breaking" || verdict === "risky" ? "warning" : "notice";
}

/** Annotations at the lines of a pull request: each change, whom it touches, and a version that is too small as an error. */
export function annotateComparison(comparison: Comparison, versionPlace: VersionPlace): string[] {
  const { file, consumers, versionProblem } = comparison;
  const place = versionPlace(file);
  const changes = comparison.changes.map(({ line = place.line, column = place.column, ...change }) =>
    annotation({
      level: levelOf(change.class),
      file,
      line,
      column,
      title: `${change.class}: ${placeOf(change)}`,
      message: `${change.message} ${change.reason}`,
    }),
  );
  const affected =
    consumers === null || consumers.length === 0
      ? []
      : [
          annotation({
            level: "warning",
            file,
            ...place,
            title: "affected consumers",
            message: consumers.map(consumerName).join(", "),
          }),
        ];
  const small =
    versionProblem === null
      ? []
      : [annotation({ level: "error", file, ...place, title: "version too small", message: versionProblem })];
  return [...small, ...affected, ...changes];
}

/** Where a document says its version; the first line where it does not. */
export function versionPlaces(
  documents: readonly {
    file: string;
    reading: { locate: (path: ["version"]) => Pick<FileProblem, "line" | "column"> };
  }[],
): VersionPlace {
  const places = new Map(documents.map(({ file, reading }) => [file, reading.locate(["version"])]));
  return (file) => places.get(file) ?? { line: 1, column: 1 };
}
