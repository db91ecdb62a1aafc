import { Status } from "@/components/ui/status";
import { toneStyles } from "@/components/ui/tone";
import { cn } from "@/lib/cn";
import { type ChangeClass, type ContractDiff, changeClasses } from "@/lib/domain/contract/diff/model";
import { nextVersion, versionTooSmall } from "@/lib/domain/contract/diff/version";
import { formatList } from "@/lib/format";
import { CLASS_LOOKS } from "./change-class";

type Props = {
  diff: ContractDiff;
  from: string;
  /** The version given; null when none is chosen yet. */
  to: string | null;
  /** False where no version can follow from it, such as a comparison read backwards. */
  judged?: boolean;
  className?: string;
};

/** How many changes of each class there are, worst first; classes without any are left out. */
export function classCounts(diff: ContractDiff): { class: ChangeClass; count: number }[] {
  return changeClasses
    .map((one) => ({ class: one, count: diff.changes.filter((change) => change.class === one).length }))
    .filter(({ count }) => count > 0);
}

function countsInWords(diff: ContractDiff): string {
  return formatList(
    classCounts(diff).map(({ class: one, count }) => `${count} ${CLASS_LOOKS[one].word.toLowerCase()}`),
  );
}

/** The verdict first, in one line: what the change is to consumers, which version it needs, and whether it got it. */
export function DiffVerdict({ diff, from, to, judged = true, className }: Props) {
  const { word, tone, icon: Icon, meaning } = CLASS_LOOKS[diff.verdict];
  const style = toneStyles[tone];
  return (
    <div
      className={cn(
        "flex items-start gap-3 rounded-md px-3 py-2.5 print:border print:border-line-strong",
        style.tint,
        className,
      )}
    >
      <Icon aria-hidden className={cn("mt-0.5 size-5 shrink-0", style.ink)} />
      <div className="min-w-0">
        <p className="text-lg font-semibold">
          {word}
          <span className="font-normal text-muted">: {meaning}</span>
        </p>
        {diff.verdict === "none" ? null : (
          <p className="flex flex-wrap gap-x-4 gap-y-0.5">
            <span className="text-muted">{countsInWords(diff)}</span>
            {judged ? <VersionWord diff={diff} from={from} to={to} /> : null}
          </p>
        )}
      </div>
    </div>
  );
}

function VersionWord({ diff, from, to }: Pick<Props, "diff" | "from" | "to">) {
  const needed = nextVersion(from, diff);
  if (to === null)
    return (
      <span>
        After {from} it needs {needed} or higher
      </span>
    );
  if (versionTooSmall(from, to, diff) === null)
    return (
      <Status tone="success" wrap>
        Needs {needed} or higher, and is {to}
      </Status>
    );
  return (
    <Status tone="danger" wrap>
      Needs {needed} or higher, but is {to}
    </Status>
  );
}
