import { db } from "@/lib/db/client";
import { acceptMove } from "@/lib/features/moves/commands/accept-move";
import { blockMove } from "@/lib/features/moves/commands/block-move";
import { remindConsumers } from "@/lib/features/moves/commands/remind-consumers";
import { setEndDate } from "@/lib/features/moves/commands/set-end-date";
import { publish } from "@/lib/features/publishing/commands";
import { personActor } from "./actors";
import { loadNextVersions } from "./premium-offices/load";
import { publisherOf } from "./products";

const DAY = 86_400_000;

/** How the consumers of Energy consumption answered. Clara Moreau has not yet. */
const ANSWERS: readonly { person: string; blocked?: string }[] = [
  { person: "elena.rossi@premium-offices.example" },
  {
    person: "julien.lefevre@premium-offices.example",
    blocked:
      "The budget of 2027 is built on cost_eur and closes in January. We can split the cost in our model in February, not before.",
  },
];

const END_REASON =
  "From the summer on suppliers bill energy and grid apart, and the sum in version 1 can no longer be made.";

async function questionOf(email: string) {
  return db().move.findFirstOrThrow({
    where: { grant: { consumerPersonId: (await personActor(email)).id } },
    include: { toPort: true, fromPort: true },
  });
}

/**
 * Publishes the new majors of Premium Offices beside the ports they replace, and lets some consumers answer: one moves, one
 * is blocked, one has not answered. Returns how many new majors.
 */
export async function seedMoves(now: Date): Promise<number> {
  const versions = await loadNextVersions();
  for (const { odpsSource, contracts } of versions)
    await publish(await publisherOf(odpsSource), {
      product: odpsSource,
      contracts: contracts.map((c) => c.source),
      note: "Suppliers bill energy and grid apart, and readers asked to tell metered from estimated readings.",
    });
  for (const { person, blocked } of ANSWERS) {
    const { id: moveId, toPort } = await questionOf(person);
    const actor = await personActor(person);
    if (blocked === undefined) await acceptMove(actor, { moveId, acceptedContractVersionId: toPort.contractVersionId });
    else await blockMove(actor, { moveId, reason: blocked });
  }
  const { fromPort } = await questionOf("consumer@premium-offices.example");
  const owner = await personActor("anders.holm@premium-offices.example");
  const endsOn = new Date(now.getTime() + 75 * DAY).toISOString().slice(0, 10);
  await setEndDate(owner, { portId: fromPort.id, endsOn, reason: END_REASON });
  await remindConsumers(owner, { portId: fromPort.id });
  return versions.length;
}
