"use client";

import { useEffect, useState } from "react";
import { lineFragment, readLineRange } from "./line-ranges";

/** Marks the lines the address names and shows the first of them. */
function mark(): { from: number; to: number } | null {
  const range = readLineRange(window.location.hash);
  for (const line of document.querySelectorAll("[data-marked]")) line.removeAttribute("data-marked");
  if (range === null) return null;
  // A range comes from an address that anybody may write: only lines that exist are looked for.
  for (let n = range.from; n <= range.to; n += 1) {
    const line = document.getElementById(`L${n}`);
    if (line === null) break;
    line.setAttribute("data-marked", "");
  }
  return range;
}

/** A click on a second line number with Shift held extends the address to a range; says what is marked. */
export function LineRange() {
  const [range, setRange] = useState<{ from: number; to: number } | null>(null);

  useEffect(() => {
    const follow = (scroll: boolean) => {
      const found = mark();
      setRange(found);
      if (scroll && found) document.getElementById(`L${found.from}`)?.scrollIntoView({ block: "center" });
    };
    const onHash = () => follow(false);
    const onClick = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>("[data-line] > a") : null;
      const clicked = Number(link?.closest<HTMLElement>("[data-line]")?.dataset.line ?? 0);
      const start = readLineRange(window.location.hash);
      if (!event.shiftKey || clicked === 0 || start === null) return;
      event.preventDefault();
      history.replaceState(history.state, "", lineFragment(start.from, clicked));
      follow(false);
    };
    follow(true);
    window.addEventListener("hashchange", onHash);
    document.addEventListener("click", onClick);
    return () => {
      window.removeEventListener("hashchange", onHash);
      document.removeEventListener("click", onClick);
    };
  }, []);

  if (range === null) return null;
  return (
    <span role="status">{range.from === range.to ? `Line ${range.from}` : `Lines ${range.from}–${range.to}`}</span>
  );
}
