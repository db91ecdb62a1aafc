import { recordMiss } from "@/lib/features/misses/commands";
import { claimNeed } from "@/lib/features/needs/commands/claim-need";
import { closeNeed, withdrawNeed } from "@/lib/features/needs/commands/close-need";
import { fileNeed } from "@/lib/features/needs/commands/file-need";
import { meetNeed } from "@/lib/features/needs/commands/meet-need";
import { vote } from "@/lib/features/needs/commands/vote";
import { saveSearch } from "@/lib/features/saved-searches/commands";
import { savedQuery } from "@/lib/features/saved-searches/schema";
import { personActor } from "./actors";
import { loadNeeds, type SeedNeed } from "./premium-offices/load";

async function become(number: number, row: SeedNeed): Promise<void> {
  const { by, as } = row;
  if (row.outcome === "withdrawn") await withdrawNeed(await personActor(row.author), { number });
  if (!by || !as) return;
  await claimNeed(await personActor(by), { number, as });
  if (row.outcome === "met")
    await meetNeed(await personActor(by), { number, product: row.product ?? "", acknowledged: false });
  if (row.outcome === "closed") await closeNeed(await personActor(by), { number, reason: row.reason ?? "" });
}

/** Files the needs of Premium Offices with their votes and what became of them, saved searches and searches in vain. */
export async function seedNeeds(): Promise<number> {
  const { needs, searches, misses } = await loadNeeds();
  const secret = process.env.MERCAT_SECRET ?? "";
  for (const row of needs) {
    const { title, purpose, description = "", domain = null } = row;
    const { number } = await fileNeed(await personActor(row.author), {
      title,
      purpose,
      description,
      domain,
      anyway: false,
    });
    for (const voter of row.votes ?? [])
      await vote(await personActor(voter.person), { number, purpose: voter.purpose ?? null });
    await become(number, row);
  }
  for (const { person, name, query } of searches)
    await saveSearch(await personActor(person), { name, query: savedQuery(query) });
  for (const { question, people } of misses)
    for (const person of people) await recordMiss(await personActor(person), question, secret);
  return needs.length;
}
