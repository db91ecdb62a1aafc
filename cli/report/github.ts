import type { FileProblem } from "../repository/read-repository";

/** Workflow commands end at a line break, and `%` begins an escape (actions/toolkit, core/src/command.ts). */
const data = (text: string) => text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
const property = (text: string) => data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");

type Annotation = Pick<FileProblem, "file" | "line" | "column" | "message"> & {
  level: "error" | "warning" | "notice";
  title: string;
};

/** One line that GitHub shows at the place in the file. */
export function annotation({ level, file, line, column, title, message }: Annotation): string {
  const place = `file=${property(file)},line=${line},col=${column},title=${property(title)}`;
  return `::${level} ${place}::${data(message)}`;
}

export function annotateProblems(problems: readonly FileProblem[]): string[] {
  return problems.map((problem) =>
    annotation({ ...problem, level: problem.severity, title: problem.path === "" ? "Mercat" : problem.path }),
  );
}
