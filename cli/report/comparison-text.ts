import { type Comparison, consumerName, placeOf, verdictWords, versionsOf } from "./comparison";
import { count, type Paint, printable } from "./style";

function inkOf(verdict: Comparison["verdict"], paint: Paint): (text: string) => string {
  if (verdict === "breaking") return paint.red;
  if (verdict === "risky") return paint.yellow;
  return verdict === "additive" ? paint.green : paint.grey;
}

function consumerLine({ consumers, verdict }: Comparison, paint: Paint): string[] {
  if (verdict !== "breaking" && verdict !== "risky") return [];
  if (consumers === null)
    return [paint.grey("  Who is affected is not known: it takes a server, and a token that may publish.")];
  if (consumers.length === 0) return ["  Nobody with access is affected."];
  return [`  Affected: ${consumers.map(consumerName).map(printable).join(", ")}`];
}

/** A comparison as people read it in a terminal: the verdict, then every change, then whom it touches. */
export function comparisonLines(comparison: Comparison, paint: Paint): string[] {
  const { id, verdict, changes, versionProblem } = comparison;
  const ink = inkOf(verdict, paint);
  return [
    `${paint.bold(printable(id))}  ${printable(versionsOf(comparison))}  ${ink(verdictWords(comparison))}`,
    ...changes.map(
      (change) =>
        `  ${inkOf(change.class, paint)(change.class.padEnd(8))}  ${printable(placeOf(change))}: ${printable(change.message)} ${paint.grey(change.rule)}`,
    ),
    ...consumerLine(comparison, paint),
    ...(versionProblem === null ? [] : [`  ${paint.red("✗")} ${printable(versionProblem)}`]),
    "",
  ];
}

export function comparisonSum(comparisons: readonly Comparison[]): string {
  const changed = comparisons.filter((c) => c.verdict !== "none").length;
  const small = comparisons.filter((c) => c.versionProblem !== null).length;
  const tail = small === 0 ? "" : `, ${count(small, "version")} too small`;
  return `${count(comparisons.length, "contract")} compared, ${changed} with changes${tail}.`;
}
