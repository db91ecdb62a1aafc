"use client";

import { useEffect, useRef, useState } from "react";

/** How far outside of the window something is still made ready. */
const AHEAD = "1200px 0px";

/**
 * Whether an element is in or near the window, with the height it had when it last was: what is far away can be replaced
 * by an empty space of that height.
 */
export function useNear<E extends HTMLElement>(standardHeight: number) {
  const ref = useRef<E>(null);
  const [near, setNear] = useState(false);
  const height = useRef(standardHeight);

  useEffect(() => {
    const element = ref.current;
    if (!element) return;
    const observer = new IntersectionObserver(
      (entries) => {
        // Several may have gathered while the page was busy; the last one is how it is now.
        const entry = entries.at(-1);
        if (!entry) return;
        if (!entry.isIntersecting && entry.boundingClientRect.height > 0)
          height.current = entry.boundingClientRect.height;
        setNear(entry.isIntersecting);
      },
      { rootMargin: AHEAD },
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  return { ref, near, height: height.current };
}
