import { CopyButton } from "@/components/ui/copy-button";
import { highlight, type Language } from "./highlight";
import { LineRange } from "./line-range";
import { type LineTarget, SourceLines, type SourceLinesProps } from "./source-lines";

type Props = {
  text: string;
  language: Language;
  label: string;
  /** For the lines where something begins that has a place on the readable page. */
  targets: ReadonlyMap<number, LineTarget>;
};

/** The text goes to the browser a second time for the copy button; a long one is downloaded instead. */
const LONGEST_COPY = 100_000;

type Pieces = SourceLinesProps["lines"];

/** Lines cut into coloured pieces; null for a text that is shown plain. */
async function coloured(text: string, language: Language): Promise<Pieces> {
  const lines = await highlight(text, language);
  return lines?.map((tokens) => tokens.map((token) => [token.text, token.className ?? ""] as const)) ?? null;
}

/** A numbered text: every line has an address, and leads back to what it says on the readable page. */
export async function SourceView({ text, language, label, targets }: Props) {
  const lines = await coloured(text, language);
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
        <SourceLines text={lines === null ? text : ""} lines={lines} targets={[...targets]} />
      </section>
    </figure>
  );
}
