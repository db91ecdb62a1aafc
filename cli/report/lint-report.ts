import { escapeMarkdown } from "@/lib/domain/contract/diff/markdown";
import type { ContractFile, FileProblem, ProductFile, Repository } from "../repository/read-repository";
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
  /** Valid against the version it declares, and against the current one; null where no schema of that version is known. */
  verdicts: { declared: boolean | null; current: boolean | null };
  /** The version everything is read in. */
  current: string;
};

function documented(kind: Documented["kind"], { file, reading }: ProductFile | ContractFile): Documented {
  const { id, version } = reading.model;
  const { declared, current } = reading.verdicts;
  const verdicts = { declared: declared.valid, current: current.valid };
  return { file, kind, id, version, standard: declared.standard, verdicts, current: current.standard };
}

/** Every document with its verdicts, by file. */
function documentsOf({ products, contracts }: Repository): Documented[] {
  return [
    ...products.map((product) => documented("product", product)),
    ...contracts.map((contract) => documented("contract", contract)),
  ].sort((a, b) => (a.file < b.file ? -1 : 1));
}

const verdictWord = (valid: boolean | null) => (valid === null ? "not known" : valid ? "valid" : "not valid");

/** "ODCS v3.0.2 valid, ODCS v3.1.0 not valid", shorter where both are the same question. */
function verdictSentence({ standard, verdicts, current }: Documented): string {
  const declared = `${standard} ${verdictWord(verdicts.declared)}`;
  return standard === current ? declared : `${declared}, ${current} ${verdictWord(verdicts.current)}`;
}

function sum({ repository: { products, contracts }, problems }: Linted): string {
  return `${count(products.length + contracts.length, "document")} checked, ${problemCount(problems)}.`;
}

function text(linted: Linted): string[] {
  const { repository, problems } = linted;
  const ink = paint(linted.colour);
  const documents = documentsOf(repository);
  const errors = errorsIn(problems).length;
  const split = documents
    .filter(({ verdicts }) => verdicts.declared !== verdicts.current)
    .map((document) => ink.grey(`${printable(document.file)}: ${printable(verdictSentence(document))}.`));
  const notes = repository.notes.map((note) => ink.grey(printable(note)));
  return [
    ...problemLines(problems, ink),
    ...split,
    ...notes,
    `${errors > 0 ? ink.red("✗") : ink.green("✓")} ${sum(linted)}`,
  ];
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

function json({ repository, problems }: Linted, command: string): string[] {
  const errors = errorsIn(problems).length;
  const summary = { errors, warnings: problems.length - errors };
  const report = { command, documents: documentsOf(repository), problems, notes: repository.notes, summary };
  return [JSON.stringify(report, null, 2)];
}

/** What `mercat lint` prints, and any command that stops at the same problems. */
export function lintReport(format: Format, linted: Linted, command = "lint"): string {
  if (format === "json") return `${json(linted, command).join("\n")}\n`;
  if (format === "markdown") return `${markdown(linted).join("\n")}\n`;
  if (format === "github") return `${[...annotateProblems(linted.problems), sum(linted)].join("\n")}\n`;
  return `${text(linted).join("\n")}\n`;
}
