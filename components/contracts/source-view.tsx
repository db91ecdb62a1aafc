import { ArrowUpLeft } from "lucide-react";
import { CopyButton } from "@/components/ui/copy-button";
import { highlight, type Language, type Token } from "./highlight";
import { LineRange } from "./line-range";

/** The readable part that a line belongs to. */
export type LineTarget = { href: string; name: string };

type Props = {
  text: string;
  language: Language;
  label: string;
  /** For the lines where something begins that has a place on the readable page. */
  targets: ReadonlyMap<number, LineTarget>;
};

/** Lines laid out together; those out of sight cost the browser nothing. */
const CHUNK = 100;
/** The text goes to the browser a second time for the copy button; a long one is downloaded instead. */
const LONGEST_COPY = 100_000;

type Piece = Token & { at: number };
type Numbered = { number: number; pieces: Piece[] };

/** Lines from 1, each cut into coloured pieces that know where they begin. */
async function numberedLines(text: string, language: Language): Promise<Numbered[]> {
  const plain = () => text.split("\n").map((line): Token[] => [{ text: line, className: undefined }]);
  const lines = (await highlight(text, language)) ?? plain();
  return lines.map((tokens, index) => {
    let at = 0;
    const pieces = tokens.map((token) => {
      const piece = { ...token, at };
      at += token.text.length;
      return piece;
    });
    return { number: index + 1, pieces };
  });
}

/** A numbered text: every line has an address, and leads back to what it says on the readable page. */
export async function SourceView({ text, language, label, targets }: Props) {
  const lines = await numberedLines(text, language);
  const chunks = Array.from({ length: Math.ceil(lines.length / CHUNK) }, (_, index) =>
    lines.slice(index * CHUNK, (index + 1) * CHUNK),
  );
  return (
    <figure className="min-w-0 overflow-hidden rounded-md border border-line bg-sunken">
      <figcaption className="flex min-h-9 flex-wrap items-center justify-between gap-x-3 border-b border-line py-1 pr-1.5 pl-3 text-sm text-muted">
        <span className="truncate">{label}</span>
        <span className="flex items-center gap-3">
          <LineRange />
          {text.length <= LONGEST_COPY ? <CopyButton text={text} what={label} /> : null}
        </span>
      </figcaption>
      <section aria-label={label} className="overflow-x-auto py-2 font-mono text-sm leading-5">
        {chunks.map((chunk) => (
          <div
            key={chunk[0]?.number}
            className="w-max min-w-full [contain-intrinsic-size:auto_2000px] [content-visibility:auto] print:w-auto"
          >
            {chunk.map(({ number, pieces }) => (
              <Line key={number} number={number} pieces={pieces} target={targets.get(number)} />
            ))}
          </div>
        ))}
      </section>
    </figure>
  );
}

type LineProps = { number: number; pieces: readonly Piece[]; target: LineTarget | undefined };

function Line({ number, pieces, target }: LineProps) {
  return (
    <div
      id={`L${number}`}
      data-line={number}
      className="flex scroll-mt-24 bg-sunken target:bg-accent-tint data-marked:bg-accent-tint"
    >
      <a
        href={`#L${number}`}
        aria-label={`Line ${number}`}
        className="w-14 shrink-0 pr-3 text-right text-faint select-none hover:text-ink"
      >
        {number}
      </a>
      <code className="flex-1 whitespace-pre print:whitespace-pre-wrap">
        {pieces.map(({ at, text, className }) => (
          <span key={at} className={className}>
            {text}
          </span>
        ))}
        {"\n"}
      </code>
      {target === undefined ? null : (
        <a
          href={target.href}
          aria-label={`Read ${target.name} in the contract`}
          title={`Read ${target.name} in the contract`}
          className="sticky right-0 inline-flex w-8 shrink-0 items-center justify-center bg-inherit text-faint hover:text-ink print:hidden"
        >
          <ArrowUpLeft aria-hidden className="size-3.5" />
        </a>
      )}
    </div>
  );
}
