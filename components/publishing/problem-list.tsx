"use client";

import { Spinner } from "@/components/ui/spinner";
import { type Tone, toneStyles } from "@/components/ui/tone";
import { cn } from "@/lib/cn";
import type { Problem } from "@/lib/domain/errors";
import { formatDateTime, plural } from "@/lib/format";
import { contractIndexOf, countErrors, type View } from "./texts";
import type { Check } from "./use-check";
import { VersionRefusals } from "./version-refusals";

type ProblemListProps = {
  check: Check;
  /** Contract ids, for naming the document a problem is in. */
  contractNames: readonly string[];
  /** Goes to the problem in the given view. */
  onOpen: (problem: Problem, view: View) => void;
  view: View;
};

function verdict(check: Check): { tone: Tone; words: string } {
  const errors = countErrors(check.problems);
  const warnings = check.problems.length - errors;
  if (check.at === null) return { tone: "neutral", words: "Not checked yet" };
  if (errors > 0) return { tone: "danger", words: `${plural(errors, "problem")} to correct` };
  if (check.preview?.unchanged) return { tone: "neutral", words: "Exactly this is published already" };
  if (warnings > 0) return { tone: "warning", words: `Can be published; ${plural(warnings, "note")} to look at` };
  if (check.preview === null) return { tone: "neutral", words: "Not checked yet" };
  return { tone: "success", words: "Can be published" };
}

/** How old the answer is, when it is not about the text on the screen. */
function Age({ check }: { check: Check }) {
  if (check.message !== null)
    return (
      <p role="status" className="text-sm text-warning-ink">
        {check.message}
        {check.at === null ? "" : ` The last answer is of ${formatDateTime(check.at)}.`}
      </p>
    );
  if (check.at === null || !check.stale) return null;
  return <p className="text-sm text-muted">For the text of a moment ago.</p>;
}

/** What stands in the way of publishing, each with a way to its field or line. */
export function ProblemList({ check, ...rest }: ProblemListProps) {
  const { tone, words } = verdict(check);
  const waiting = check.pending && check.message === null;
  return (
    <section aria-label="Check" className="flex flex-col gap-2">
      <div aria-live="polite" className="flex min-h-6 items-start gap-2 font-medium">
        {waiting && check.at === null ? (
          <span className="flex items-center gap-2">
            <Spinner /> Checking
          </span>
        ) : (
          <Marked tone={tone}>{words}</Marked>
        )}
        {waiting && check.at !== null ? <Spinner className="mt-0.5" /> : null}
      </div>
      <Age check={check} />
      <VersionRefusals contracts={check.tooSmall} />
      {check.problems.length === 0 ? null : (
        <ul className="flex max-h-[60dvh] flex-col overflow-y-auto border-t border-line">
          {check.problems.map((problem) => (
            <ProblemLine key={`${problem.path} ${problem.line} ${problem.message}`} problem={problem} {...rest} />
          ))}
        </ul>
      )}
    </section>
  );
}

type LineProps = { problem: Problem } & Omit<ProblemListProps, "check">;

function ProblemLine({ problem, contractNames, onOpen, view }: LineProps) {
  const contract = contractIndexOf(problem);
  const document = contract === null ? "Product" : (contractNames[contract] ?? `Contract ${contract + 1}`);
  const isWarning = problem.severity === "warning";
  const link = "min-h-6 rounded-sm text-left text-sm text-muted underline underline-offset-2 hover:text-ink";
  const place = `${document}, line ${problem.line ?? 1}`;
  return (
    <li className="flex flex-col gap-0.5 border-b border-line py-2">
      <Marked tone={isWarning ? "warning" : "danger"}>{problem.message}</Marked>
      <span className="ml-6 flex flex-wrap gap-x-3">
        {view === "form" ? (
          <button type="button" onClick={() => onOpen(problem, "form")} className={link}>
            Go to the field
          </button>
        ) : null}
        <button type="button" onClick={() => onOpen(problem, "yaml")} className={link}>
          {place}
        </button>
      </span>
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
