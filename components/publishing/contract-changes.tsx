import { ContractDiff } from "@/components/contracts/contract-diff";
import { ReaderSummary } from "@/components/contracts/reader-summary";
import type { ContractPreview } from "@/lib/features/publishing/schema";

/** Enough to decide by; after publishing, the comparison shows every one. */
const MOST_CHANGES = 40;

/** What a contract about to be published changes for its consumers: the verdict, whom it touches, each change. */
export function ContractChanges({ contract }: { contract: ContractPreview }) {
  const { ref, from, to, diff, readers } = contract;
  if (diff === null || from === null) return null;
  const touched = new Map(contract.touched);
  const more = diff.changes.length - MOST_CHANGES;
  return (
    <section aria-label={`Changes of ${ref}`} className="flex flex-col gap-2">
      <p className="font-medium">
        Contract <code className="font-mono text-sm">{ref}</code>, {from} → {to}
      </p>
      {readers === null ? null : <ReaderSummary readers={readers} touched={touched} />}
      <ContractDiff diff={diff} from={from} to={to} touched={touched} most={MOST_CHANGES} />
      {more > 0 ? <p className="text-muted">and {more} more</p> : null}
    </section>
  );
}
