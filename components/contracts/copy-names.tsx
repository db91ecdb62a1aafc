"use client";

import { useEffect, useState } from "react";
import { copyText } from "@/components/ui/copy-text";

/** Answers for every `data-copy` button of the page: one listener for a thousand names. */
export function CopyNames() {
  const [said, setSaid] = useState("");

  useEffect(() => {
    async function copy(event: MouseEvent) {
      const button = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-copy]") : null;
      if (button?.dataset.copy === undefined) return;
      const done = await copyText(button.dataset.copy);
      setSaid(done ? `Copied ${button.dataset.copy}` : "Copying failed: select the text instead");
      if (!done) return;
      button.dataset.copied = "";
      setTimeout(() => {
        delete button.dataset.copied;
      }, 2000);
    }
    document.addEventListener("click", copy);
    return () => document.removeEventListener("click", copy);
  }, []);

  return (
    <span role="status" className="sr-only">
      {said}
    </span>
  );
}
