"use client";

import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { formatDateTime } from "@/lib/format";
import type { Texts } from "./texts";
import type { DraftConflict } from "./use-draft";

type ConflictProps = { conflict: DraftConflict; onKeepMine: () => void; onTakeTheirs: () => void; pending: boolean };

/** Two people, or two tabs, wrote the same draft: both texts stay on the screen until one is chosen. */
export function ConflictNotice({ conflict, onKeepMine, onTakeTheirs, pending }: ConflictProps) {
  const theirs = [conflict.texts.productSource, ...conflict.texts.contracts].join("\n---\n");
  return (
    <Callout tone="warning" live title="Somebody saved this draft in the meantime">
      <p>Your text is below, not saved. Theirs is here. Choose one; the other is lost.</p>
      <details className="mt-2">
        <summary className="min-h-6 cursor-pointer font-medium">Show their text</summary>
        <pre className="mt-2 max-h-80 overflow-auto rounded-md border border-line bg-canvas p-3 font-mono text-sm text-ink">
          {theirs}
        </pre>
      </details>
      <div className="mt-3 flex flex-wrap gap-2">
        <Button size="sm" pending={pending} onClick={onKeepMine}>
          Save mine over theirs
        </Button>
        <Button size="sm" onClick={onTakeTheirs}>
          Continue with theirs
        </Button>
      </div>
    </Callout>
  );
}

type KeptProps = { at: string; texts: Texts; onUse: (texts: Texts) => void; onForget: () => void };

/** Text from an earlier visit that never reached the server. */
export function KeptTextNotice({ at, texts, onUse, onForget }: KeptProps) {
  return (
    <Callout tone="info" live title="This browser kept text that was not saved">
      <p>Written {formatDateTime(at)}.</p>
      <div className="mt-3 flex flex-wrap gap-2">
        <Button size="sm" onClick={() => onUse(texts)}>
          Use it
        </Button>
        <Button size="sm" variant="ghost" onClick={onForget}>
          Throw it away
        </Button>
      </div>
    </Callout>
  );
}
