import { escapeMarkdown } from "@/lib/domain/contract/diff/markdown";
import { type Comparison, consumerName, placeOf, type ToldChange, versionsOf, worstOf } from "./comparison";
import { codeSpan, table } from "./markdown";
import { count } from "./style";

/** A comment holds 65,536 characters on GitHub; a table that is longer than this is read elsewhere. */
const MAX_ROWS = 60;

const signs = { breaking: "🔴", risky: "🟠", additive: "🟢", wording: "⚪", none: "⚪" } as const;

const headlines = {
  breaking: "breaking changes",
  risky: "risky changes",
  additive: "additions only",
  wording: "wording only",
  none: "no change for consumers",
} as const;

function versionSentence({ from, version, proposedVersion, versionProblem, verdict }: Comparison): string {
  if (from === null) return `New contract, version **${escapeMarkdown(version)}**.`;
  if (verdict === "none") return "Nothing changes for consumers.";
  const needed = `Needs version **${escapeMarkdown(proposedVersion)}** or higher after ${escapeMarkdown(from)}`;
  return versionProblem === null
    ? `${needed}; the document says **${escapeMarkdown(version)}**. ✅`
    : `${needed}, but the document says **${escapeMarkdown(version)}**. ❌`;
}

function row(change: ToldChange): string[] {
  return [
    `${signs[change.class]} ${change.class}`,
    codeSpan(placeOf(change)),
    escapeMarkdown(change.message),
    `${escapeMarkdown(change.reason)} ${codeSpan(change.rule)}`,
  ];
}

function consumerLines({ consumers, verdict }: Comparison): string[] {
  if (verdict !== "breaking" && verdict !== "risky") return [];
  if (consumers === null)
    return ["", "_Who is affected is not known here: it takes a token that may publish this contract._"];
  if (consumers.length === 0) return ["", "Nobody with access is affected."];
  return [
    "",
    `**${count(consumers.length, "affected consumer")}**`,
    "",
    ...table(
      ["Consumer", "Port", "Worst change"],
      consumers.map((consumer) => [
        escapeMarkdown(consumerName(consumer)),
        consumer.ports.map(codeSpan).join(", "),
        `${signs[consumer.verdict]} ${consumer.verdict}`,
      ]),
    ),
  ];
}

function section(comparison: Comparison): string[] {
  const { id, file, changes, verdict } = comparison;
  const more = changes.length - MAX_ROWS;
  return [
    `#### ${signs[verdict]} ${codeSpan(id)} ${escapeMarkdown(versionsOf(comparison))}`,
    "",
    `${versionSentence(comparison)} ${codeSpan(file)}`,
    ...(changes.length > 0
      ? ["", ...table(["Class", "Where", "Change", "Why"], changes.slice(0, MAX_ROWS).map(row))]
      : []),
    ...(more > 0 ? ["", `…and ${count(more, "more change")}; the text format lists them all.`] : []),
    ...consumerLines(comparison),
    "",
  ];
}

/** A text for a comment on a pull request: the verdict first, then each contract with its changes and consumers. */
export function comparisonMarkdown(comparisons: readonly Comparison[]): string[] {
  const small = comparisons.filter((c) => c.versionProblem !== null).length;
  const headline = headlines[worstOf(comparisons)];
  const verdict =
    small > 0 ? `❌ ${headline}, ${count(small, "version")} too small` : `${signs[worstOf(comparisons)]} ${headline}`;
  const changed = comparisons.filter((c) => c.from === null || c.verdict !== "none");
  const same = comparisons.length - changed.length;
  return [
    `### Data contracts: ${verdict}`,
    "",
    ...changed.flatMap(section),
    ...(same > 0 ? [`${count(same, "contract")} without a change for consumers.`] : []),
  ];
}
