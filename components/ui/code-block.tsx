import type { ReactNode } from "react";
import { CopyButton } from "./copy-button";

type CodeBlockProps = {
  /** The plain text: what is copied, and shown when there are no `children`. */
  text: string;
  /** What it is: "SQL snippet". Names the block and the copy button. */
  label: string;
  /** Already highlighted nodes of the same text. Never an HTML string. */
  children?: ReactNode;
};

/** Code of several lines. It scrolls inside itself, by keyboard too. */
export function CodeBlock({ text, label, children }: CodeBlockProps) {
  return (
    <figure className="min-w-0 overflow-hidden rounded-md border border-line bg-sunken">
      <figcaption className="flex h-9 items-center justify-between gap-3 border-b border-line pr-1.5 pl-3 text-sm text-muted">
        <span className="truncate">{label}</span>
        <CopyButton text={text} what={label} />
      </figcaption>
      <section
        aria-label={label}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1)
        tabIndex={0}
        className="overflow-x-auto outline-offset-[-2px]"
      >
        <pre className="w-max min-w-full p-3 font-mono text-sm leading-5 print:w-auto print:whitespace-pre-wrap">
          <code>{children ?? text}</code>
        </pre>
      </section>
    </figure>
  );
}
