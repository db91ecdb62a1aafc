"use client";

import { Spinner } from "@/components/ui/spinner";
import { type Tone, toneStyles } from "@/components/ui/tone";
import { cn } from "@/lib/cn";
import type { Problem } from "@/lib/domain/errors";
import { plural } from "@/lib/format";
import { contractIndexOf, countErrors, type EditorTab } from "./texts";
import type { Check } from "./use-check";

type ProblemListProps = {
  check: Check;
  /** Contract ids, for naming the document a problem is in. */
  contractNames: readonly string[];
  onOpen: (tab: EditorTab, target: { line: number; column: number }) => void;
};

function verdict(check: Check): { tone: Tone; words: string } {
  const errors = countErrors(check.problems);
  const warnings = check.problems.length - errors;
  if (check.message !== null && errors === 0) return { tone: "warning", words: check.message };
  if (errors > 0) return { tone: "danger", words: `${plural(errors, "problem")} to correct` };
  if (check.preview?.unchanged) return { tone: "neutral", words: "Exactly this is published already" };
  if (warnings > 0) return { tone: "warning", words: `Can be published; ${plural(warnings, "note")} to look at` };
  if (check.preview === null) return { tone: "neutral", words: "Not checked yet" };
  return { tone: "success", words: "Can be published" };
}

/** What stands in the way of publishing, each with a way to its line. */
export function ProblemList({ check, contractNames, onOpen }: ProblemListProps) {
  const { tone, words } = verdict(check);
  return (
    <section aria-label="Check" className="flex flex-col gap-2">
      <div aria-live="polite" className="flex min-h-6 items-center gap-2 font-medium">
        {check.pending ? (
          <>
            <Spinner /> Checking
          </>
        ) : (
          <Marked tone={tone}>{words}</Marked>
        )}
      </div>
      {check.problems.length === 0 ? null : (
        <ul className="flex flex-col border-t border-line">
          {check.problems.map((problem) => (
            <ProblemLine
              key={`${problem.path} ${problem.line} ${problem.message}`}
              problem={problem}
              contractNames={contractNames}
              onOpen={onOpen}
            />
          ))}
        </ul>
      )}
    </section>
  );
}

function ProblemLine({ problem, contractNames, onOpen }: { problem: Problem } & Omit<ProblemListProps, "check">) {
  const contract = contractIndexOf(problem);
  const document = contract === null ? "Product" : (contractNames[contract] ?? `Contract ${contract + 1}`);
  const isWarning = problem.severity === "warning";
  const open = () =>
    onOpen(contract === null ? "product" : `contract-${contract}`, {
      line: problem.line ?? 1,
      column: problem.column ?? 1,
    });
  return (
    <li className="flex flex-col gap-0.5 border-b border-line py-2">
      <Marked tone={isWarning ? "warning" : "danger"}>{problem.message}</Marked>
      <button
        type="button"
        onClick={open}
        className="ml-6 min-h-6 self-start rounded-sm text-left text-sm text-muted underline underline-offset-2 hover:text-ink"
      >
        {document}, line {problem.line ?? 1}
      </button>
    </li>
  );
}

/** Like `Status`, for whole sentences: they wrap. */
function Marked({ tone, children }: { tone: Tone; children: string }) {
  const { icon: Icon, ink } = toneStyles[tone];
  return (
    <span className="flex min-w-0 items-start gap-2">
      <Icon aria-hidden className={cn("mt-0.5 size-4 shrink-0", ink)} />
      <span className="min-w-0 wrap-anywhere">{children}</span>
    </span>
  );
}
