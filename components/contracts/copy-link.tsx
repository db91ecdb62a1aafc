"use client";

import { Check, Link2 } from "lucide-react";
import { useState } from "react";
import { copyText } from "@/components/ui/copy-text";

/** The address of one place on this page: a link that goes there, and puts the whole address on the clipboard. */
export function CopyLink({ id, what }: { id: string; what: string }) {
  const [copied, setCopied] = useState(false);
  const Icon = copied ? Check : Link2;
  return (
    <>
      <a
        href={`#${id}`}
        aria-label={`Copy the link to: ${what}`}
        onClick={async () => {
          const address = new URL(window.location.href);
          address.hash = id;
          setCopied(await copyText(address.href));
          setTimeout(() => setCopied(false), 2000);
        }}
        className="-my-0.5 inline-flex size-6 shrink-0 items-center justify-center rounded-sm text-faint hover:bg-hover hover:text-ink print:hidden"
      >
        <Icon aria-hidden className="size-3.5" />
      </a>
      <span role="status" className="sr-only">
        {copied ? "Link copied" : ""}
      </span>
    </>
  );
}
