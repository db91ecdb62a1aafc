"use client";

import { ArrowUpLeft } from "lucide-react";

/** The readable part that a line belongs to. */
export type LineTarget = { href: string; name: string };

export type SourceLinesProps = {
  /** The text, where it is not coloured: it goes to the browser once, and is cut into lines on both sides. */
  text: string;
  /** Coloured pieces by line: text and class. */
  lines: readonly (readonly (readonly [string, string])[])[] | null;
  targets: readonly (readonly [number, LineTarget])[];
};

/** Lines laid out together; those out of sight cost the browser nothing. */
const CHUNK = 100;

type Numbered = { number: number; pieces: readonly (readonly [string, string])[] };

function chunksOf({ text, lines }: Pick<SourceLinesProps, "text" | "lines">): Numbered[][] {
  const all = lines ?? text.split("\n").map((line) => [[line, ""] as const]);
  const numbered = all.map((pieces, index) => ({ number: index + 1, pieces }));
  return Array.from({ length: Math.ceil(numbered.length / CHUNK) }, (_, index) =>
    numbered.slice(index * CHUNK, (index + 1) * CHUNK),
  );
}

/** The numbered lines of a source, each with its address and its way back to the readable page. */
export function SourceLines({ targets, ...source }: SourceLinesProps) {
  const targetOf = new Map(targets);
  return chunksOf(source).map((chunk) => (
    <div
      key={chunk[0]?.number}
      className="w-max min-w-full [contain-intrinsic-size:auto_2000px] [content-visibility:auto] print:w-auto"
    >
      {chunk.map((line) => (
        <Line key={line.number} {...line} target={targetOf.get(line.number)} />
      ))}
    </div>
  ));
}

/** Pieces of one line know where they begin. */
function placed(pieces: Numbered["pieces"]): { at: number; text: string; className: string }[] {
  let at = 0;
  return pieces.map(([text, className]) => {
    const piece = { at, text, className };
    at += text.length;
    return piece;
  });
}

function Line({ number, pieces, target }: Numbered & { target: LineTarget | undefined }) {
  return (
    <div id={`L${number}`} data-line={number} className="source-line">
      <a href={`#L${number}`} aria-label={`Line ${number}`}>
        {number}
      </a>
      <code>
        {placed(pieces).map(({ at, text, className }) =>
          className === "" ? (
            text
          ) : (
            <span key={at} className={className}>
              {text}
            </span>
          ),
        )}
        {"\n"}
      </code>
      {target === undefined ? null : (
        <a href={target.href} aria-label={`Read ${target.name} in the contract`} data-back="">
          <ArrowUpLeft aria-hidden className="size-3.5" />
        </a>
      )}
    </div>
  );
}
