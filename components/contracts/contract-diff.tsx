import type { Change, ContractDiff as Diff } from "@/lib/domain/contract/diff/model";
import { formatList, plural } from "@/lib/format";
import { routes } from "@/lib/routes";
import { ClassMark } from "./change-class";
import { ChangeValues } from "./change-values";
import { CopyLink } from "./copy-link";
import { DiffVerdict } from "./diff-verdict";
import { type FindLine, LineLink, noLines } from "./line-link";

/** Consumers a change touches, by name. */
export type Touched = ReadonlyMap<Change["id"], readonly string[]>;

export type ChangeOptions = {
  /** Where fields stand in the two sources; without them there are no ways there. */
  beforeLine?: FindLine;
  afterLine?: FindLine;
  /** By change; only for those who may know who reads the data. */
  touched?: Touched | undefined;
  /** Each change has an address of its own on this page, and a button that copies it. */
  linked?: boolean;
};

type Props = ChangeOptions & {
  diff: Diff;
  /** The version before. */
  from: string;
  /** The version given; null when none is chosen yet. */
  to: string | null;
  /** Only so many changes are shown, the worst; the verdict counts all. */
  most?: number;
};

/** Two versions of a contract compared: the verdict first, then each change, worst first. */
export function ContractDiff({ diff, from, to, most, ...options }: Props) {
  return (
    <div className="flex flex-col gap-3">
      <DiffVerdict diff={diff} from={from} to={to} />
      <ChangeList changes={diff.changes.slice(0, most)} {...options} />
    </div>
  );
}

/** Changes as rows, with the rule that classed each. `j` and `k` walk them. */
export function ChangeList({ changes, ...options }: ChangeOptions & { changes: readonly Change[] }) {
  if (changes.length === 0) return null;
  return (
    <ol aria-label="Changes">
      {changes.map((change) => (
        <ChangeRow key={change.id} change={change} {...options} />
      ))}
    </ol>
  );
}

function placeOf({ object, property }: Change): string {
  if (object === null) return "Contract";
  return property === null ? object : `${object}.${property}`;
}

function ChangeRow({
  change,
  beforeLine = noLines,
  afterLine = noLines,
  touched,
  linked,
}: ChangeOptions & { change: Change }) {
  const place = placeOf(change);
  const readers = touched?.get(change.id) ?? [];
  return (
    <li
      id={linked ? change.id : undefined}
      data-list-item=""
      className="grid scroll-mt-16 gap-x-4 gap-y-1 border-b border-line py-3 last:border-0 focus-within:bg-hover target:bg-accent-tint sm:grid-cols-[6.5rem_minmax(0,1fr)] print:break-inside-avoid"
    >
      <ClassMark value={change.class} className="self-start" />
      <div className="flex min-w-0 flex-col gap-1">
        <div className="flex items-start justify-between gap-3">
          <p className="min-w-0 font-medium wrap-anywhere">{change.message}</p>
          {linked ? <CopyLink id={change.id} what={change.message} /> : null}
        </div>
        <p className="flex flex-wrap items-baseline gap-x-3 text-sm text-muted">
          <code className="font-mono wrap-anywhere">{place}</code>
          <span className="font-mono text-faint">{change.field}</span>
          <Lines change={change} beforeLine={beforeLine} afterLine={afterLine} />
        </p>
        <ChangeValues before={change.before} after={change.after} />
        <p className="text-sm text-muted">
          {change.reason} {/* Not a `Link`: only a real navigation makes the row the page's target. */}
          <a
            href={`${routes.contractRules()}#${change.rule}`}
            // Beside a text that is being written, the way to the rule must not lead away from it.
            {...(linked ? {} : { target: "_blank" })}
            className="font-mono text-xs text-faint underline decoration-line-strong underline-offset-2 hover:decoration-current wrap-anywhere hover:text-ink"
          >
            {change.rule}
          </a>
        </p>
        {readers.length === 0 ? null : <Readers names={readers} />}
      </div>
    </li>
  );
}

function Lines({ change, beforeLine, afterLine }: { change: Change; beforeLine: FindLine; afterLine: FindLine }) {
  const before = change.beforePath === null ? null : beforeLine(change.beforePath);
  const after = change.afterPath === null ? null : afterLine(change.afterPath);
  if (before === null && after === null) return null;
  return (
    <span className="inline-flex flex-wrap items-baseline gap-x-1.5 text-xs text-faint print:hidden">
      {before === null ? null : <LineLink place={before} className="min-h-5" />}
      <span aria-hidden>{before !== null && after !== null ? "→" : ""}</span>
      {after === null ? null : <LineLink place={after} className="min-h-5" />}
    </span>
  );
}

/** More names than these say less than their number. */
const MOST_NAMES = 5;

function Readers({ names }: { names: readonly string[] }) {
  const shown = names.slice(0, MOST_NAMES);
  const more = names.length - shown.length;
  return (
    <p className="text-sm">
      Touches {plural(names.length, "consumer")}:{" "}
      <span className="text-muted">{more > 0 ? `${shown.join(", ")} and ${more} more` : formatList(shown)}</span>
    </p>
  );
}
