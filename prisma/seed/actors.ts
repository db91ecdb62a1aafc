import { loadActor } from "@/lib/auth/rights";
import { db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";

/**
 * The person behind an e-mail address as the actor of a command, with the rights they have in the database.
 * Throws when nobody active has that address.
 */
export async function personActor(email: string): Promise<Actor> {
  const person = await db().person.findUnique({ where: { email } });
  const actor = person && (await loadActor(person.id, { door: "cli", requestId: null }));
  if (!actor) throw new Error(`Premium Offices has no active person ${email}.`);
  return actor;
}
