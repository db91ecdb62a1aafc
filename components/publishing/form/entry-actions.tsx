"use client";

import { ArrowDown, ArrowUp, Trash2 } from "lucide-react";
import { IconButton } from "@/components/ui/icon-button";
import type { listEdits } from "./list-edits";

type ActionsProps = { name: string; index: number; edits: Omit<ReturnType<typeof listEdits>, "add"> };

/** Up, down, remove. */
export function EntryActions({ name, index, edits }: ActionsProps) {
  const icon = { "aria-hidden": true, className: "size-4" } as const;
  return (
    <span className="flex shrink-0">
      {edits.count < 2 ? null : (
        <>
          <IconButton
            size="sm"
            label={`Move ${name} up`}
            icon={<ArrowUp {...icon} />}
            aria-disabled={index === 0}
            onClick={() => edits.move(index, -1)}
          />
          <IconButton
            size="sm"
            label={`Move ${name} down`}
            icon={<ArrowDown {...icon} />}
            aria-disabled={index === edits.count - 1}
            onClick={() => edits.move(index, 1)}
          />
        </>
      )}
      <IconButton size="sm" label={`Remove ${name}`} icon={<Trash2 {...icon} />} onClick={() => edits.remove(index)} />
    </span>
  );
}
