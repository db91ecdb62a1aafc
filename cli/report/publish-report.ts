import { escapeMarkdown } from "@/lib/domain/contract/diff/markdown";
import { bundleName, type RepositoryBundle } from "../repository/bundles";
import type { Publication, Rehearsal } from "../server/publications";
import { type Comparison, isTold } from "./comparison";
import { annotateComparison, versionPlaces } from "./comparison-github";
import { comparisonMarkdown } from "./comparison-markdown";
import { comparisonLines, comparisonSum } from "./comparison-text";
import { annotateProblems, annotation } from "./github";
import { codeSpan } from "./markdown";
import { problemLines, problemTable } from "./problems";
import { type Format, type Paint, paint, printable } from "./style";

export type RehearsedBundle = { bundle: RepositoryBundle; rehearsal: Rehearsal };
export type PublishedBundle = { bundle: RepositoryBundle; publication: Publication };

const lines = (parts: readonly string[]) => (parts.length === 0 ? "" : `${parts.join("\n")}\n`);

function comparisonsOf({ bundle, rehearsal }: RehearsedBundle): Comparison[] {
  return rehearsal.contracts.map(({ document, created: _, ...contract }) => {
    const index = Number(/\d+/.exec(document)?.[0] ?? 0);
    return { ...contract, file: bundle.contracts[index]?.file ?? "" };
  });
}

function productWords({ rehearsal }: RehearsedBundle): string {
  const { product } = rehearsal;
  if (!product) return "contract without a product here";
  if (product.unchanged) return "product unchanged";
  return product.created ? `new product, ${product.version}` : `product ${product.from} → ${product.version}`;
}

function rehearsedText(rehearsed: readonly RehearsedBundle[], ink: Paint): string[] {
  return rehearsed.flatMap((one) => {
    const { rehearsal } = one;
    const sign = rehearsal.wouldPublish ? ink.green("✓") : ink.red("✗");
    const outcome = rehearsal.wouldPublish ? "would be published" : "would be refused";
    return [
      `${sign} ${ink.bold(printable(bundleName(one.bundle)))}: ${productWords(one)}, ${outcome}`,
      ...(rehearsal.product?.changes ?? []).map((sentence) => `  ${printable(sentence)}`),
      "",
      ...comparisonsOf(one)
        .filter(isTold)
        .flatMap((comparison) => comparisonLines(comparison, ink)),
      ...problemLines(rehearsal.problems, ink),
    ];
  });
}

function rehearsedMarkdown(rehearsed: readonly RehearsedBundle[]): string[] {
  const problems = rehearsed.flatMap(({ rehearsal }) => rehearsal.problems);
  return [
    ...comparisonMarkdown(rehearsed.flatMap(comparisonsOf)),
    "",
    "### On merge",
    "",
    ...rehearsed.map((one) => {
      const outcome = one.rehearsal.wouldPublish ? "✅" : "❌ would be refused:";
      return `- ${outcome} ${codeSpan(bundleName(one.bundle))}: ${escapeMarkdown(productWords(one))}`;
    }),
    "",
    ...problemTable(problems),
  ];
}

function rehearsedGithub(rehearsed: readonly RehearsedBundle[]): string[] {
  const places = versionPlaces(rehearsed.flatMap(({ bundle }) => bundle.contracts));
  return [
    ...rehearsed.flatMap((one) => [
      ...annotateProblems(one.rehearsal.problems),
      ...comparisonsOf(one).flatMap((comparison) => annotateComparison(comparison, places)),
    ]),
    comparisonSum(rehearsed.flatMap(comparisonsOf)),
  ];
}

/** What `mercat publish --dry-run` prints, and the comparisons in it. */
export function rehearsalReport(
  format: Format,
  rehearsed: readonly RehearsedBundle[],
  colour: boolean,
): { text: string; comparisons: Comparison[] } {
  const comparisons = rehearsed.flatMap(comparisonsOf);
  const ink = paint(colour);
  if (format === "json") {
    const bundles = rehearsed.map((one) => ({ ...one.rehearsal, contracts: comparisonsOf(one) }));
    return { text: `${JSON.stringify({ command: "publish", dryRun: true, bundles }, null, 2)}\n`, comparisons };
  }
  if (format === "markdown") return { text: lines(rehearsedMarkdown(rehearsed)), comparisons };
  if (format === "github") return { text: lines(rehearsedGithub(rehearsed)), comparisons };
  return { text: lines([...rehearsedText(rehearsed, ink), comparisonSum(comparisons)]), comparisons };
}

function publishedText({ bundle, publication }: PublishedBundle, ink: Paint): string[] {
  const name = bundleName(bundle);
  if (publication.refused)
    return [
      `${ink.red("✗")} ${name === "" ? "" : `${ink.bold(printable(name))} was not published: `}${printable(publication.message)}`,
      ...problemLines(publication.problems, ink),
    ];
  return [
    ...publication.parts.map(
      ({ id, version, unchanged }) =>
        `${ink.green("✓")} ${ink.bold(printable(id))} ${version} ${unchanged ? ink.grey("unchanged") : "published"}`,
    ),
    ...problemLines(publication.warnings, ink),
  ];
}

function publishedMarkdown({ bundle, publication }: PublishedBundle): string[] {
  if (publication.refused)
    return [
      `- ❌ ${codeSpan(bundleName(bundle))}: ${escapeMarkdown(publication.message)}`,
      "",
      ...problemTable(publication.problems),
    ];
  return publication.parts.map(
    ({ id, version, unchanged }) =>
      `- ✅ ${codeSpan(id)} ${escapeMarkdown(version)} ${unchanged ? "unchanged" : "published"}`,
  );
}

/** Annotations for what is wrong; lines of the log for what was published. */
function publishedGithub({ bundle, publication }: PublishedBundle): string[] {
  if (!publication.refused)
    return [
      ...annotateProblems(publication.warnings),
      ...publishedText({ bundle, publication: { ...publication, warnings: [] } }, paint(false)),
    ];
  const file = bundle.product?.file ?? bundle.contracts[0]?.file ?? "";
  const refusal = annotation({
    level: "error",
    file,
    line: 1,
    column: 1,
    title: `${bundleName(bundle)} was not published`,
    message: publication.message,
  });
  return [refusal, ...annotateProblems(publication.problems)];
}

/** What `mercat publish` prints. */
export function publishReport(format: Format, published: readonly PublishedBundle[], colour: boolean): string {
  if (format === "json") {
    const bundles = published.map(({ bundle, publication }) => ({ name: bundleName(bundle), ...publication }));
    return `${JSON.stringify({ command: "publish", dryRun: false, bundles }, null, 2)}\n`;
  }
  if (format === "markdown") return lines(["### Published", "", ...published.flatMap(publishedMarkdown)]);
  if (format === "github") return lines(published.flatMap(publishedGithub));
  return lines(published.flatMap((one) => publishedText(one, paint(colour))));
}
