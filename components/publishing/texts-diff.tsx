"use client";

import { useMemo } from "react";
import { cn } from "@/lib/cn";
import { idOf } from "@/lib/domain/document/head-field";
import { type TextHunk, type TextLine, textDiff } from "@/lib/text-diff";
import type { Texts } from "./texts";

/** `hunks` is null where the texts differ in too much to be compared in a moment. */
type Part = { title: string; hunks: TextHunk[] | null };

function partsOf(before: Texts, after: Texts): Part[] {
  const count = Math.max(before.contracts.length, after.contracts.length);
  const pairs = [
    { title: "Product", old: before.productSource, now: after.productSource },
    ...Array.from({ length: count }, (_, n) => {
      const [old = "", now = ""] = [before.contracts[n], after.contracts[n]];
      return { title: `Contract ${idOf(now) || idOf(old) || n + 1}`, old, now };
    }),
  ];
  return pairs
    .filter(({ old, now }) => old !== now)
    .map(({ title, old, now }) => ({ title, hunks: textDiff(old, now) }));
}

const marks = { same: " ", added: "+", removed: "−" } as const;
const words = { same: "", added: "Only in the second text: ", removed: "Only in the first text: " } as const;
const tints = { same: "", added: "bg-success-tint", removed: "bg-danger-tint" } as const;

/** What differs between two states of a draft, line by line. */
export function TextsDiff({ before, after, label }: { before: Texts; after: Texts; label: string }) {
  const parts = useMemo(() => partsOf(before, after), [before, after]);
  if (parts.length === 0) return <p className="text-muted">Both texts are the same.</p>;
  return (
    <section
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard
      tabIndex={0}
      className="mt-2 max-h-96 overflow-auto rounded-md border border-line bg-canvas text-ink"
    >
      {parts.map(({ title, hunks }) => (
        <div key={title} className="border-b border-line last:border-b-0">
          <p className="sticky top-0 bg-sunken px-3 py-1 text-sm font-medium">{title}</p>
          {hunks === null ? <p className="px-3 py-1">The two differ in nearly every line.</p> : <Hunks hunks={hunks} />}
        </div>
      ))}
    </section>
  );
}

function Hunks({ hunks }: { hunks: readonly TextHunk[] }) {
  return (
    <ol className="min-w-max py-1 font-mono text-sm">
      {hunks.map((hunk) => (
        <li
          key={`${hunk.before} ${hunk.after}`}
          className="not-first:mt-1 not-first:border-t not-first:border-line not-first:pt-1"
        >
          {hunk.lines.map((line) => (
            <DiffLineView key={`${line.kind} ${line.before} ${line.after}`} line={line} />
          ))}
        </li>
      ))}
    </ol>
  );
}

function DiffLineView({ line }: { line: TextLine }) {
  return (
    <div className={cn("flex gap-2 px-3 whitespace-pre", tints[line.kind])}>
      <span aria-hidden className="w-10 shrink-0 text-right text-faint tabular-nums">
        {line.after ?? line.before}
      </span>
      <span aria-hidden className="w-3 shrink-0">
        {marks[line.kind]}
      </span>
      <span className="sr-only">{words[line.kind]}</span>
      <span>{line.text}</span>
    </div>
  );
}
