import { escapeMarkdown } from "@/lib/domain/contract/diff/markdown";
import type { FileProblem, Repository } from "../repository/read-repository";
import { type Comparison, isTold, worstOf } from "./comparison";
import { annotateComparison, versionPlaces } from "./comparison-github";
import { comparisonMarkdown } from "./comparison-markdown";
import { comparisonLines, comparisonSum } from "./comparison-text";
import { annotateProblems } from "./github";
import { codeSpan } from "./markdown";
import { problemLines, problemTable } from "./problems";
import { type Format, paint, printable } from "./style";

type DiffReport = {
  base: string;
  repository: Repository;
  comparisons: readonly Comparison[];
  /** Contracts that are no longer in the repository. */
  removed: readonly string[];
  problems: readonly FileProblem[];
  colour: boolean;
};

const stays = "its published versions stay; a port that is no longer listed is deprecated first";

function text({ base, comparisons, removed, problems, colour }: DiffReport): string[] {
  const ink = paint(colour);
  return [
    ink.grey(`Compared with ${printable(base)}.`),
    "",
    ...comparisons.filter(isTold).flatMap((comparison) => comparisonLines(comparison, ink)),
    ...removed.map((id) => `${ink.bold(printable(id))}  ${ink.yellow("no longer in the repository")}: ${stays}`),
    ...(removed.length > 0 ? [""] : []),
    ...problemLines(problems, ink),
    comparisonSum(comparisons),
  ];
}

function markdown({ base, comparisons, removed, problems }: DiffReport): string[] {
  return [
    ...comparisonMarkdown(comparisons),
    ...removed.map((id) => `- ⚠️ ${codeSpan(id)} is no longer in the repository: ${stays}.`),
    ...(problems.length > 0 ? ["", ...problemTable(problems)] : []),
    "",
    `_Compared with ${escapeMarkdown(base)}._`,
  ];
}

/** What `mercat diff` prints. */
export function diffReport(format: Format, report: DiffReport): string {
  const { base, repository, comparisons, removed, problems } = report;
  if (format === "json") {
    const body = {
      command: "diff",
      against: base,
      verdict: worstOf(comparisons),
      contracts: comparisons,
      removed,
      problems,
    };
    return `${JSON.stringify(body, null, 2)}\n`;
  }
  if (format === "markdown") return `${markdown(report).join("\n")}\n`;
  if (format === "github") {
    const places = versionPlaces(repository.contracts);
    const lines = [...annotateProblems(problems), ...comparisons.flatMap((one) => annotateComparison(one, places))];
    return `${[...lines, comparisonSum(comparisons)].join("\n")}\n`;
  }
  return `${text(report).join("\n")}\n`;
}
