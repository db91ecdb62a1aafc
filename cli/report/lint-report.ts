import { escapeMarkdown } from "@/lib/domain/contract/diff/markdown";
import type { FileProblem, Repository } from "../repository/read-repository";
import { annotateProblems } from "./github";
import { codeSpan, table } from "./markdown";
import { errorsIn, problemCount, problemLines, problemTable } from "./problems";
import { count, type Format, paint, printable } from "./style";

type Linted = { repository: Repository; problems: readonly FileProblem[]; colour: boolean };

type Documented = {
  file: string;
  kind: "product" | "contract";
  id: string;
  version: string;
  /** As the document declares it. */
  standard: string;
  /** Valid against the version it declares, and against ODCS v3.1.0; null where no schema of that version is known. */
  verdicts: { declared: boolean | null; current: boolean | null } | null;
};

/** Every document with its verdicts, by file. */
function documentsOf({ products, contracts }: Repository): Documented[] {
  const ofProduct = products.map(({ file, reading }): Documented => {
    const { id, version, apiVersion } = reading.model;
    return { file, kind: "product", id, version, standard: `ODPS ${apiVersion}`, verdicts: null };
  });
  const ofContract = contracts.map(({ file, reading }): Documented => {
    const { id, version } = reading.model;
    const { declared, current } = reading.verdicts;
    const verdicts = { declared: declared.valid, current: current.valid };
    return { file, kind: "contract", id, version, standard: declared.standard, verdicts };
  });
  return [...ofProduct, ...ofContract].sort((a, b) => (a.file < b.file ? -1 : 1));
}

const verdictWord = (valid: boolean | null) => (valid === null ? "not known" : valid ? "valid" : "not valid");

/** "ODCS v3.0.2: valid; ODCS v3.1.0: not valid", shorter where both are the same question. */
function verdictSentence({ standard, verdicts }: Documented): string {
  if (verdicts === null) return standard;
  const declared = `${standard} ${verdictWord(verdicts.declared)}`;
  return standard === "ODCS v3.1.0" ? declared : `${declared}, ODCS v3.1.0 ${verdictWord(verdicts.current)}`;
}

function text({ repository, problems, colour }: Linted): string[] {
  const ink = paint(colour);
  const documents = documentsOf(repository);
  const errors = errorsIn(problems).length;
  const sum = `${count(documents.length, "document")} checked, ${problemCount(problems)}.`;
  const split = documents
    .filter(({ verdicts }) => verdicts !== null && verdicts.declared !== verdicts.current)
    .map((document) => ink.grey(`${printable(document.file)}: ${printable(verdictSentence(document))}.`));
  const notes = repository.notes.map((note) => ink.grey(printable(note)));
  return [...problemLines(problems, ink), ...split, ...notes, `${errors > 0 ? ink.red("✗") : ink.green("✓")} ${sum}`];
}

function markdown({ repository, problems }: Linted): string[] {
  const documents = documentsOf(repository);
  const errors = errorsIn(problems).length;
  const verdict = errors > 0 ? "❌" : problems.length > 0 ? "⚠️" : "✅";
  const rows = documents.map((document) => {
    const { file, id, version } = document;
    const own = problems.filter((p) => p.file === file);
    return [
      codeSpan(file),
      codeSpan(id),
      codeSpan(version),
      escapeMarkdown(verdictSentence(document)),
      problemCount(own),
    ];
  });
  return [
    "### Data products and contracts",
    "",
    `${verdict} ${count(documents.length, "document")} checked, ${problemCount(problems)}.`,
    "",
    ...problemTable(problems),
    ...(problems.length > 0 ? [""] : []),
    ...table(["File", "Id", "Version", "Standard", "Problems"], rows),
  ];
}

function json({ repository, problems }: Linted): string[] {
  const errors = errorsIn(problems).length;
  const summary = { errors, warnings: problems.length - errors };
  const report = { command: "lint", documents: documentsOf(repository), problems, notes: repository.notes, summary };
  return [JSON.stringify(report, null, 2)];
}

/** What `mercat lint` prints. */
export function lintReport(format: Format, linted: Linted): string {
  if (format === "json") return `${json(linted).join("\n")}\n`;
  if (format === "markdown") return `${markdown(linted).join("\n")}\n`;
  if (format === "github")
    return annotateProblems(linted.problems)
      .map((line) => `${line}\n`)
      .join("");
  return `${text(linted).join("\n")}\n`;
}
