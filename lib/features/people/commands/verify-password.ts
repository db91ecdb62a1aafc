import { db } from "@/lib/db/client";
import { countAttempt, forgiveAttempt } from "@/lib/db/rate-limit";
import { AppError } from "@/lib/domain/errors";
import { passwordMatches } from "@/lib/server/password";

const MINUTES = 15;

/**
 * Checks an e-mail address and password. One sentence for every wrong answer, in about the same time.
 * Throws `unauthenticated`, or `rate_limited` after 10 failures per account or 50 per address within 15 minutes.
 */
export async function verifyPassword(input: { email: string; password: string; address: string }) {
  const email = input.email.trim().toLowerCase();
  const account = { key: `sign-in:account:${email}`, limit: 10, minutes: MINUTES };
  const address = { key: `sign-in:address:${input.address}`, limit: 50, minutes: MINUTES };
  await countAttempt(address);
  await countAttempt(account);
  const person = await db().person.findUnique({
    where: { email },
    select: { id: true, name: true, email: true, passwordHash: true, deactivatedAt: true },
  });
  const matches = await passwordMatches(person?.passwordHash ?? null, input.password);
  if (!person || !matches || person.deactivatedAt)
    throw new AppError("unauthenticated", "The e-mail address or the password is wrong.");
  await forgiveAttempt(account.key, true);
  await forgiveAttempt(address.key, false);
  return { id: person.id, name: person.name, email: person.email };
}
