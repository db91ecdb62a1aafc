"use client";

import dynamic from "next/dynamic";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { formatDateTime } from "@/lib/format";
import type { Kept } from "./kept-texts";
import type { Texts } from "./texts";
import type { DraftConflict } from "./use-draft";

/** Comparing texts is loaded when two of them differ, not with the page one writes on. */
const TextsDiff = dynamic(() => import("./texts-diff").then((module) => module.TextsDiff));

type ConflictProps = {
  conflict: DraftConflict;
  mine: Texts;
  onKeepMine: () => void;
  onTakeTheirs: () => void;
  pending: boolean;
};

/** Two people, or two tabs, wrote the same draft: both texts stay on the screen until one is chosen. */
export function ConflictNotice({ conflict, mine, onKeepMine, onTakeTheirs, pending }: ConflictProps) {
  return (
    <Callout tone="warning" live title="This draft was saved elsewhere in the meantime">
      <p>
        By somebody else, or in another tab. Your text is below and kept in this browser, but not saved. This is what
        differs: red stands in theirs, green in yours.
      </p>
      <TextsDiff label="Their text compared with yours" before={conflict.texts} after={mine} />
      <div className="mt-3 flex flex-wrap gap-2">
        <Button size="sm" pending={pending} onClick={onKeepMine}>
          Save mine over theirs
        </Button>
        <Button size="sm" onClick={onTakeTheirs}>
          Continue with theirs
        </Button>
      </div>
      <p className="mt-2 text-sm text-muted">“Continue with theirs” can be undone: your text is one step back.</p>
    </Callout>
  );
}

type KeptProps = {
  kept: Kept;
  saved: Texts;
  /** The draft was saved after this text was begun. */
  outdated: boolean;
  onUse: () => void;
  onThrowAway: () => void;
};

/** Text from an earlier visit that never reached the server, beside what is saved. */
export function KeptTextNotice({ kept, saved, outdated, onUse, onThrowAway }: KeptProps) {
  return (
    <Callout tone="warning" live title="This browser kept text that was not saved">
      <p>
        Written {formatDateTime(kept.at)}.
        {outdated ? " The draft was saved elsewhere since, so both have to be looked at." : ""} Red stands in the saved
        draft, green in the kept text.
      </p>
      <TextsDiff label="The saved draft compared with the kept text" before={saved} after={kept.texts} />
      <div className="mt-3 flex flex-wrap gap-2">
        <Button size="sm" onClick={onUse}>
          Use the kept text
        </Button>
        <Button size="sm" variant="ghost" onClick={onThrowAway}>
          Throw it away
        </Button>
      </div>
    </Callout>
  );
}

/** What came back by itself. */
export function RestoredNotice({ at, onUndo, onClose }: { at: string; onUndo: () => void; onClose: () => void }) {
  return (
    <Callout tone="info" live title="Unsaved text is back">
      <p>Written {formatDateTime(at)} in this browser, and not saved when the page ended.</p>
      <div className="mt-3 flex flex-wrap gap-2">
        <Button size="sm" onClick={onClose}>
          Go on with it
        </Button>
        <Button size="sm" variant="ghost" onClick={onUndo}>
          Back to the saved draft
        </Button>
      </div>
    </Callout>
  );
}
