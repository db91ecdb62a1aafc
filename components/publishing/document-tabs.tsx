"use client";

import type { MouseEvent } from "react";
import { cn } from "@/lib/cn";
import { idOf } from "@/lib/domain/document/head-field";
import type { Problem } from "@/lib/domain/errors";
import { routes, withQuery } from "@/lib/routes";
import { countErrors, type DocumentNumber, problemsOf, type Shown, type Texts, tabOf, type View } from "./texts";

type TabsProps = {
  id: string;
  texts: Texts;
  problems: readonly Problem[];
  shown: Shown;
  onShow: (shown: Shown) => void;
};

/** The links are addresses, but going there needs no answer of the server. */
function useLink(id: string, onShow: TabsProps["onShow"]) {
  return (shown: Shown) => ({
    href: withQuery(routes.draft(id), { tab: tabOf(shown) }),
    onClick: (event: MouseEvent) => {
      if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
      event.preventDefault();
      onShow(shown);
    },
  });
}

/** Which document of the draft, and in which of its two views. */
export function DocumentTabs({ id, texts, problems, shown, onShow }: TabsProps) {
  const link = useLink(id, onShow);
  const documents: { number: DocumentNumber; label: string }[] = [
    { number: null, label: "Product" },
    ...texts.contracts.map((text, number) => ({ number, label: `Contract ${idOf(text) || number + 1}` })),
  ];
  return (
    <div className="flex flex-wrap-reverse items-end justify-between gap-x-6 gap-y-2">
      <nav
        aria-label="Documents of the draft"
        className="relative -mx-1 min-w-0 flex-1 basis-80 after:absolute after:inset-x-1 after:bottom-0 after:h-px after:bg-line"
      >
        <ul className="flex gap-3 overflow-x-auto">
          {documents.map(({ number, label }) => (
            <li key={label}>
              <DocumentTab
                {...link({ ...shown, document: number })}
                label={label}
                current={shown.document === number}
                errors={countErrors(problemsOf(problems, number))}
              />
            </li>
          ))}
        </ul>
      </nav>
      <nav aria-label="View" className="flex rounded-md border border-line-strong p-0.5">
        {(["form", "yaml"] as const satisfies View[]).map((view) => (
          <a
            key={view}
            {...link({ ...shown, view })}
            aria-current={shown.view === view ? "page" : undefined}
            className={cn(
              "flex h-7 items-center rounded-sm px-3",
              shown.view === view ? "bg-selected font-medium text-ink" : "text-muted hover:text-ink",
            )}
          >
            {view === "form" ? "Form" : "YAML"}
          </a>
        ))}
      </nav>
    </div>
  );
}

type TabProps = { href: string; onClick: (event: MouseEvent) => void; label: string; current: boolean; errors: number };

function DocumentTab({ href, onClick, label, current, errors }: TabProps) {
  return (
    <a
      href={href}
      onClick={onClick}
      aria-current={current ? "page" : undefined}
      className={cn(
        "relative z-1 flex h-9 max-w-64 items-center gap-1.5 rounded-sm px-1 whitespace-nowrap -outline-offset-2",
        "after:absolute after:inset-x-1 after:bottom-0 after:h-0.5",
        current ? "font-medium text-ink after:bg-ink" : "text-muted hover:text-ink",
      )}
    >
      <span className="truncate">{label}</span>
      {errors === 0 ? null : (
        <span className="text-sm font-normal text-danger-ink">
          {errors}
          <span className="sr-only"> {errors === 1 ? "problem" : "problems"}</span>
        </span>
      )}
    </a>
  );
}
