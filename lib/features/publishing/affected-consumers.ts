import { type ChangeClass, type ContractDiff, changeClasses } from "@/lib/domain/contract/diff/model";
import { reduceDiff } from "@/lib/domain/contract/diff/reduce";
import type { Reader } from "@/lib/features/contracts/queries/readers";

/** Somebody with access whose columns a change touches. */
export type AffectedConsumer = Pick<Reader, "name" | "kind" | "team"> & {
  /** The ports they have access to, as `product/port@major`. */
  ports: string[];
  /** The worst of the changes that touch them. */
  verdict: ChangeClass;
};

const worse = (a: ChangeClass, b: ChangeClass) => (changeClasses.indexOf(a) <= changeClasses.indexOf(b) ? a : b);

function merged(before: AffectedConsumer | undefined, reader: Reader, verdict: ChangeClass): AffectedConsumer {
  const { name, kind, team, port } = reader;
  return {
    name,
    kind,
    team,
    ports: [...new Set([...(before?.ports ?? []), port])].sort(),
    verdict: before ? worse(before.verdict, verdict) : verdict,
  };
}

/** Those among the readers who use what a diff breaks or puts at risk, each once. Additions and wording touch nobody. */
export function affectedConsumers(diff: ContractDiff, readers: readonly Reader[]): AffectedConsumer[] {
  const found = new Map<string, AffectedConsumer>();
  for (const reader of readers) {
    const { verdict } = reduceDiff(diff, reader.columns);
    if (verdict === "breaking" || verdict === "risky")
      found.set(reader.id, merged(found.get(reader.id), reader, verdict));
  }
  return [...found.values()].sort((a, b) => a.name.localeCompare(b.name));
}
