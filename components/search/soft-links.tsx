"use client";

import { useRouter } from "next/navigation";
import { type ReactNode, useEffect, useRef, useTransition } from "react";

/** True for a click that the browser would follow in this window. */
function isPlain(event: MouseEvent): boolean {
  return event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);
}

/**
 * Follows the plain links in it without leaving the place on the page: one listener for hundreds of filters. Without script
 * they are links all the same.
 */
export function SoftLinks({ children }: { children: ReactNode }) {
  const router = useRouter();
  const [pending, start] = useTransition();
  const root = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const here = root.current;
    function follow(event: MouseEvent) {
      const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
      const href = link?.getAttribute("href");
      if (!href || event.defaultPrevented || !isPlain(event)) return;
      event.preventDefault();
      start(() => router.push(href, { scroll: false }));
    }
    here?.addEventListener("click", follow);
    return () => here?.removeEventListener("click", follow);
  }, [router]);

  return (
    <div ref={root} aria-busy={pending} className={pending ? "opacity-60 transition-opacity delay-150" : undefined}>
      {children}
    </div>
  );
}
