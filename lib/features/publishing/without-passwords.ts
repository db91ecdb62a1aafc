import type { Actor } from "@/lib/domain/actor";
import { contractOf } from "./bundle";

/** A text without one of these words holds nothing to take out, and need not be read. */
const words = /pass(word|wd|phrase)|pwd|secret|token|api[_-]?key|private[_-]?key/i;

/** The contracts without their passwords: drafts are read by a whole team. Text that cannot be read stays as it is. */
export async function withoutPasswords(
  actor: Actor,
  contracts: readonly string[],
): Promise<{ contracts: string[]; isChanged: boolean }> {
  const cleaned: string[] = [];
  for (const source of contracts) cleaned.push(words.test(source) ? (await contractOf(actor, source)).source : source);
  return { contracts: cleaned, isChanged: cleaned.some((text, index) => text !== contracts[index]) };
}
