import { Square, SquareCheck } from "lucide-react";
import type { ComponentProps, ReactNode } from "react";
import ReactMarkdown, { type Components } from "react-markdown";
import rehypeSanitize, { defaultSchema } from "rehype-sanitize";
import remarkGfm from "remark-gfm";
import { cn } from "@/lib/cn";
import { headingLevels } from "./heading-levels";

/**
 * GitHub's list of what is harmless, made narrower: no images (they would ask other hosts, and tell them who reads), links
 * only to the web and to mail.
 */
const schema = {
  ...defaultSchema,
  tagNames: (defaultSchema.tagNames ?? []).filter((tag) => !["img", "picture", "source"].includes(tag)),
  protocols: { ...defaultSchema.protocols, href: ["http", "https", "mailto"] },
};

function SafeLink({ href, children }: { href?: string | undefined; children?: ReactNode }) {
  // What is left without an address was not safe; its words stay.
  if (href === undefined || href === "") return <span>{children}</span>;
  const external = /^https?:/i.test(href);
  return (
    <a href={href} rel={external ? "noopener noreferrer nofollow" : undefined}>
      {children}
    </a>
  );
}

/** The box of a task list: a sign with a word, since an unlabelled, disabled input says nothing. */
function TaskMark({ checked }: Pick<ComponentProps<"input">, "checked">) {
  const Icon = checked ? SquareCheck : Square;
  return (
    <>
      <Icon aria-hidden className="mr-1.5 inline size-4 align-[-3px] text-muted" />
      <span className="sr-only">{checked ? "Done: " : "To do: "}</span>
    </>
  );
}

const components: Components = {
  a: ({ href, children }) => <SafeLink href={href}>{children}</SafeLink>,
  input: ({ checked }) => <TaskMark checked={checked} />,
};

type MarkdownProps = {
  /** Markdown written by anybody: treated as hostile. */
  source: string;
  /** The level of its outermost headings; 3 fits under a `Section`. */
  top?: 2 | 3 | 4;
  className?: string;
};

/** Descriptions, terms and documentation. Raw HTML loses its tags; scripts, frames and images cannot get in. */
export function Markdown({ source, top = 3, className }: MarkdownProps) {
  return (
    <div className={cn("prose", className)}>
      <ReactMarkdown
        skipHtml
        remarkPlugins={[remarkGfm]}
        rehypePlugins={[
          [headingLevels, { top }],
          [rehypeSanitize, schema],
        ]}
        components={components}
      >
        {source}
      </ReactMarkdown>
    </div>
  );
}
