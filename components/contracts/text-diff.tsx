import { Callout } from "@/components/ui/callout";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { cn } from "@/lib/cn";
import type { TextHunk, TextLine } from "@/lib/text-diff";

type Side = { version: string; href: string };
type Props = { hunks: readonly TextHunk[] | null; before: Side; after: Side };

/** A text of which nearly every line changed is no comparison any more, and heavy to show. */
const MOST_LINES = 4_000;

/** The two sources line by line, with three lines around each change. */
export function TextDiff({ hunks, before, after }: Props) {
  const lines = hunks?.reduce((sum, hunk) => sum + hunk.lines.length, 0) ?? 0;
  if (hunks === null || lines > MOST_LINES)
    return (
      <Callout tone="info" title="The two texts differ nearly everywhere">
        A comparison line by line would not help. The changes above are compared by meaning; each text can be read by
        itself.
        <span className="mt-2 flex flex-wrap gap-2">
          <LinkButton href={before.href} size="sm">
            Source of {before.version}
          </LinkButton>
          <LinkButton href={after.href} size="sm">
            Source of {after.version}
          </LinkButton>
        </span>
      </Callout>
    );
  if (hunks.length === 0) return <EmptyState kind="all-done" title="Both texts are the same, character by character" />;
  return (
    <figure className="min-w-0 overflow-hidden rounded-md border border-line bg-sunken">
      <figcaption className="border-b border-line px-3 py-2 text-sm text-muted">
        Source of {before.version} and {after.version}, as published
      </figcaption>
      <section aria-label="Source, compared line by line" className="overflow-x-auto font-mono text-sm leading-5">
        {hunks.map((hunk) => (
          <div
            key={`${hunk.before} ${hunk.after}`}
            className="w-max min-w-full border-b border-line py-1 last:border-0 print:w-auto"
          >
            {hunk.lines.map((line) => (
              <Row key={`${line.before} ${line.after}`} line={line} before={before} after={after} />
            ))}
          </div>
        ))}
      </section>
    </figure>
  );
}

const LOOKS = {
  same: { sign: " ", row: "", word: "" },
  removed: { sign: "−", row: "bg-danger-tint", word: "Removed: " },
  added: { sign: "+", row: "bg-success-tint", word: "Added: " },
} as const;

function Row({ line, before, after }: { line: TextLine; before: Side; after: Side }) {
  const { sign, row, word } = LOOKS[line.kind];
  return (
    <div className={cn("flex", row)}>
      <LineNumber number={line.before} side={before} />
      <LineNumber number={line.after} side={after} />
      <span aria-hidden className="w-5 shrink-0 text-center select-none">
        {sign}
      </span>
      {word === "" ? null : <span className="sr-only">{word}</span>}
      <code className="flex-1 pr-3 whitespace-pre print:whitespace-pre-wrap">{line.text || " "}</code>
    </div>
  );
}

function LineNumber({ number, side }: { number: number | null; side: Side }) {
  if (number === null) return <span className="w-12 shrink-0" />;
  return (
    <a
      href={`${side.href}#L${number}`}
      aria-label={`Line ${number} of ${side.version}`}
      className="w-12 shrink-0 pr-2 text-right text-faint select-none hover:text-ink"
    >
      {number}
    </a>
  );
}
