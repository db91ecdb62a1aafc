import { ArrowRight } from "lucide-react";

/** Longer values are folded: a change is understood from its first lines. */
const LONG = 240;

/** A value of a document as people read it; null for one that is not there. */
export function valueText(value: unknown): string | null {
  if (value === undefined || value === null) return null;
  if (typeof value === "string") return value === "" ? "“”" : value;
  return JSON.stringify(value, null, typeof value === "object" ? 1 : undefined) ?? null;
}

function Value({ text, gone }: { text: string | null; gone: boolean }) {
  if (text === null) return <span className="text-faint">{gone ? "not there" : "no longer there"}</span>;
  const Tag = gone ? "del" : "ins";
  const look = gone ? "bg-danger-tint line-through decoration-danger-ink/40" : "bg-success-tint no-underline";
  const body = (
    <Tag className={`rounded-sm px-1 font-mono text-sm whitespace-pre-wrap wrap-anywhere ${look}`}>{text}</Tag>
  );
  if (text.length <= LONG) return body;
  return (
    <>
      <details className="min-w-0 print:hidden">
        <summary className="font-mono text-sm wrap-anywhere">{text.slice(0, LONG / 2)}…</summary>
        {body}
      </details>
      {/* Paper cannot be unfolded. */}
      <span className="hidden min-w-0 print:inline">{body}</span>
    </>
  );
}

/** Before → after, in mono. */
export function ChangeValues({ before, after }: { before: unknown; after: unknown }) {
  const texts = [valueText(before), valueText(after)] as const;
  if (texts[0] === null && texts[1] === null) return null;
  return (
    <div className="flex min-w-0 flex-wrap items-baseline gap-x-2 gap-y-1 text-sm">
      <span className="sr-only">Before: </span>
      <Value text={texts[0]} gone />
      <ArrowRight aria-hidden className="size-3.5 shrink-0 self-center text-faint" />
      <span className="sr-only">After: </span>
      <Value text={texts[1]} gone={false} />
    </div>
  );
}
