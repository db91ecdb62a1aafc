"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { idleState } from "@/lib/action-state";
import { saidStandard } from "@/lib/domain/document/standard-name";
import { convertContract } from "@/lib/features/publishing/actions";

type StandardNoticeProps = { source: string; onConverted: (source: string) => void };

/** Offers the current version of the standard where a contract is written in another one. */
export function StandardNotice({ source, onConverted }: StandardNoticeProps) {
  const [pending, setPending] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const said = saidStandard(source);
  if (said === null || said.current) return null;
  const convert = async () => {
    setPending(true);
    setFailure(null);
    try {
      const form = new FormData();
      form.set("source", source);
      const state = await convertContract(idleState, form);
      const text = state.values?.source;
      if (state.ok && text !== undefined) onConverted(text);
      else setFailure(state.message ?? "The contract could not be converted.");
    } catch {
      setFailure("The server cannot be reached. Nothing was changed; try again.");
    } finally {
      setPending(false);
    }
  };
  return (
    <Callout
      tone="info"
      className="mb-4"
      title={`This contract is written in ${said.name}`}
      action={
        <Button size="sm" pending={pending} onClick={convert}>
          Convert to ODCS v3.1.0
        </Button>
      }
    >
      <p>
        It can be published as it is. {said.writable ? "" : "The form needs ODCS v3.1.0. "}Converting loses comments;
        undo brings the text back.
      </p>
      {failure === null ? null : (
        <p role="alert" className="mt-1 text-danger-ink">
          {failure}
        </p>
      )}
    </Callout>
  );
}
