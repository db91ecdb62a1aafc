import type { FileProblem, Repository } from "../repository/read-repository";
import { annotateProblems } from "./github";
import { codeSpan, table } from "./markdown";
import { errorsIn, problemCount, problemLines, problemTable } from "./problems";
import { count, type Format, paint, printable } from "./style";

type Linted = { repository: Repository; problems: readonly FileProblem[]; colour: boolean };

/** A document with its verdicts: what a table or a program wants to know of each. */
function documentsOf({ products, contracts }: Repository) {
  const ofProduct = products.map(({ file, reading }) => ({ file, kind: "product", reading }));
  const ofContract = contracts.map(({ file, reading }) => ({ file, kind: "contract", reading }));
  return [...ofProduct, ...ofContract]
    .map(({ file, kind, reading }) => ({
      file,
      kind,
      id: reading.model.id,
      version: reading.model.version,
      standard: reading.model.apiVersion,
    }))
    .sort((a, b) => (a.file < b.file ? -1 : 1));
}

function text({ repository, problems, colour }: Linted): string[] {
  const ink = paint(colour);
  const documents = documentsOf(repository);
  const errors = errorsIn(problems).length;
  const sum = `${count(documents.length, "document")} checked, ${problemCount(problems)}.`;
  const notes = repository.notes.map((note) => ink.grey(printable(note)));
  return [...problemLines(problems, ink), ...notes, `${errors > 0 ? ink.red("✗") : ink.green("✓")} ${sum}`];
}

function markdown({ repository, problems }: Linted): string[] {
  const documents = documentsOf(repository);
  const errors = errorsIn(problems).length;
  const verdict = errors > 0 ? "❌" : problems.length > 0 ? "⚠️" : "✅";
  const rows = documents.map(({ file, id, version, standard }) => {
    const own = problems.filter((p) => p.file === file);
    return [codeSpan(file), codeSpan(id), codeSpan(version), codeSpan(standard), problemCount(own)];
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
