"use client";

import { useEffect, useId, useState } from "react";
import { Input } from "@/components/ui/input";
import { plural } from "@/lib/format";

/** What a row is found by: the column's name and what it means. */
function wordsOf(row: HTMLElement): string {
  const parts = [row.querySelector("th"), row.querySelector("td[data-label=Meaning]")];
  return parts
    .map((part) => part?.textContent ?? "")
    .join(" ")
    .toLowerCase();
}

/**
 * Leaves only the rows whose name or meaning holds the text. It hides rows that the server made instead of making them
 * again: a thousand columns answer each key at once.
 */
export function ColumnFilter({ table, count }: { table: string; count: number }) {
  const id = useId();
  const [text, setText] = useState("");
  const [left, setLeft] = useState(count);

  useEffect(() => {
    const wanted = text.trim().toLowerCase();
    let found = 0;
    for (const row of document.getElementById(table)?.querySelectorAll<HTMLElement>("tbody tr") ?? []) {
      row.hidden = wanted !== "" && !wordsOf(row).includes(wanted);
      if (!row.hidden) found += 1;
    }
    setLeft(found);
  }, [text, table]);

  return (
    <div className="mb-2 flex flex-wrap items-center gap-3 print:hidden">
      <label htmlFor={id} className="sr-only">
        Filter columns
      </label>
      <span className="block w-64 max-w-full">
        <Input
          id={id}
          type="search"
          placeholder="Filter columns"
          autoComplete="off"
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === "Escape") setText("");
          }}
        />
      </span>
      <span role="status" className="text-sm text-muted">
        {text.trim() === "" ? "" : left === 0 ? "No column matches" : `${plural(left, "column")} of ${count}`}
      </span>
    </div>
  );
}
