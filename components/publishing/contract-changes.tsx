"use client";

import { useState } from "react";
import { ContractDiff } from "@/components/contracts/contract-diff";
import { ReaderSummary } from "@/components/contracts/reader-summary";
import { Button } from "@/components/ui/button";
import type { ContractPreview } from "@/lib/features/publishing/schema";

/** Enough to decide by at first. */
const MOST_CHANGES = 40;

/** What a contract about to be published changes for its consumers: the verdict, whom it touches, each change. */
export function ContractChanges({ contract, whole = false }: { contract: ContractPreview; whole?: boolean }) {
  const { ref, from, fromRef, to, diff, readers } = contract;
  const [all, setAll] = useState(whole);
  if (diff === null || from === null) return null;
  const touched = new Map(contract.touched);
  const most = all ? diff.changes.length : MOST_CHANGES;
  const more = diff.changes.length - most;
  return (
    <section aria-label={`Changes of ${ref}`} className="flex flex-col gap-2">
      <p className="font-medium">
        Contract <code className="font-mono text-sm wrap-anywhere">{ref}</code>,{" "}
        {fromRef === null ? `${from} → ${to}` : to}
      </p>
      {fromRef === null ? null : (
        <p className="text-muted">
          It takes the place of <code className="font-mono text-sm wrap-anywhere">{fromRef}</code> {from} on a new major
          of its port, and is compared with that.
        </p>
      )}
      {readers === null ? null : <ReaderSummary readers={readers} touched={touched} />}
      <ContractDiff diff={diff} from={from} to={to} touched={touched} most={most} />
      {more > 0 ? (
        <Button className="self-start" onClick={() => setAll(true)}>
          Show {more} more
        </Button>
      ) : null}
    </section>
  );
}
