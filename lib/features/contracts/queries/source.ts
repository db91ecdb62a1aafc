import { type ContractSource, contractSource } from "@/lib/domain/contract/contract-source";

/** Versions never change, so what was read of one stays right; only memory limits how many are kept. */
const kept = new Map<string, { source: ContractSource; size: number }>();
const LARGEST = 4_000_000;

/** A published version's text with the places of its fields, read once and kept while there is room (in characters). */
export function sourceOf(version: { id: string; source: string; upgraded: unknown }): ContractSource {
  const known = kept.get(version.id);
  kept.delete(version.id);
  const entry = known ?? { source: contractSource(version.source, version.upgraded), size: version.source.length };
  kept.set(version.id, entry);
  let size = [...kept.values()].reduce((sum, one) => sum + one.size, 0);
  for (const [id, one] of kept) {
    if (size <= LARGEST || id === version.id) break;
    kept.delete(id);
    size -= one.size;
  }
  return entry.source;
}
