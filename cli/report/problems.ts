import { escapeMarkdown } from "@/lib/domain/contract/diff/markdown";
import type { FileProblem } from "../repository/read-repository";
import { codeSpan, table } from "./markdown";
import { count, type Paint, printable } from "./style";

/** Problems as people read them: file by file, in the order of the lines. */
export function problemLines(problems: readonly FileProblem[], paint: Paint): string[] {
  const files = [...new Set(problems.map((p) => p.file))].sort();
  return files.flatMap((file) => [
    paint.bold(printable(file)),
    ...problems
      .filter((p) => p.file === file)
      .sort((a, b) => a.line - b.line || a.column - b.column)
      .map(({ line, column, severity, message, path }) => {
        const word = severity === "error" ? paint.red("error  ") : paint.yellow("warning");
        return `  ${`${line}:${column}`.padEnd(8)} ${word}  ${printable(message)}${path ? paint.grey(`  ${printable(path)}`) : ""}`;
      }),
    "",
  ]);
}

export function problemTable(problems: readonly FileProblem[]): string[] {
  if (problems.length === 0) return [];
  return table(
    ["", "Where", "What"],
    problems.map(({ file, line, severity, message, path }) => [
      severity === "error" ? "❌" : "⚠️",
      `${codeSpan(`${file}:${line}`)}${path ? ` ${codeSpan(path)}` : ""}`,
      escapeMarkdown(message),
    ]),
  );
}

export function errorsIn(problems: readonly FileProblem[]): FileProblem[] {
  return problems.filter((p) => p.severity === "error");
}

/** "2 errors and 1 warning", or "no problems". */
export function problemCount(problems: readonly FileProblem[]): string {
  const errors = errorsIn(problems).length;
  const warnings = problems.length - errors;
  const parts = [errors > 0 ? count(errors, "error") : "", warnings > 0 ? count(warnings, "warning") : ""];
  return parts.filter((part) => part !== "").join(" and ") || "no problems";
}
