"use client";

import { useEffect } from "react";

const KEY = "mercat-search-row";

/** When the browser last went back or forward within this document. Outlives the pages. */
let wentBackAt = Number.NEGATIVE_INFINITY;
let listening = false;
let first = true;

function listen() {
  if (listening) return;
  listening = true;
  window.addEventListener("popstate", () => {
    wentBackAt = performance.now();
  });
}

/** True when the page is shown because of the back button: within the document, or as its first page. */
function cameBack(): boolean {
  const [navigation] = performance.getEntriesByType("navigation");
  const loadedByBack = first && navigation instanceof PerformanceNavigationTiming && navigation.type === "back_forward";
  return loadedByBack || performance.now() - wentBackAt < 5_000;
}

const address = () => location.pathname + location.search;

/** The browser restores the scroll; this puts the focus back on the row that was opened, for who goes by keyboard. */
export function ReturnToRow() {
  useEffect(() => {
    // The router shows the page while the event of going back is still under way: only after it is it known.
    const frame = requestAnimationFrame(() => {
      const [at, href] = (sessionStorage.getItem(KEY) ?? "").split("\n");
      if (cameBack() && at === address() && href)
        document
          .querySelector<HTMLElement>(`a[data-result][href="${CSS.escape(href)}"]`)
          ?.focus({ preventScroll: true });
      first = false;
    });
    listen();
    function remember(event: MouseEvent) {
      const link = event.target instanceof Element ? event.target.closest("a[data-result]") : null;
      if (link) sessionStorage.setItem(KEY, `${address()}\n${link.getAttribute("href")}`);
    }
    document.addEventListener("click", remember, true);
    return () => {
      cancelAnimationFrame(frame);
      document.removeEventListener("click", remember, true);
    };
  }, []);
  return null;
}
