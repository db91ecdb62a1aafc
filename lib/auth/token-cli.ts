import { z } from "zod";
import { db } from "@/lib/db/client";
import { type Scope, scopes, systemActor } from "@/lib/domain/actor";
import { AppError } from "@/lib/domain/errors";
import { createTokenFor } from "@/lib/features/people/commands/create-token";

const DAYS = 30;

/** Prints a fresh API token for an account, and nothing else, on standard output. Without scopes it has all of them. */
async function main(args: readonly string[]): Promise<void> {
  const [email, ...wanted] = args;
  if (!email) throw new AppError("invalid", "Usage: npm run token -- <e-mail> [scope ...]");
  const parsed = z.array(z.enum(scopes)).safeParse(wanted);
  if (!parsed.success) throw new AppError("invalid", `Unknown scope. The scopes are ${scopes.join(", ")}.`);
  const granted: readonly Scope[] = parsed.data.length > 0 ? parsed.data : scopes;
  const person = await db().person.findUnique({ where: { email: email.toLowerCase() } });
  if (!person) throw new AppError("not_found", `There is no account ${email}.`);
  if (person.deactivatedAt) throw new AppError("conflict", `The account ${email} is deactivated.`);
  const expiresAt = new Date(Date.now() + DAYS * 24 * 60 * 60 * 1000);
  const token = await createTokenFor(systemActor("npm run token", "cli"), {
    owner: { personId: person.id },
    ownerName: person.name,
    name: "npm run token",
    scopes: [...granted],
    expiresAt,
  });
  process.stdout.write(`${token}\n`);
}

main(process.argv.slice(2))
  .catch((error: unknown) => {
    process.exitCode = 1;
    if (!(error instanceof AppError)) throw error;
    process.stderr.write(`${error.message}\n`);
  })
  .finally(() => db().$disconnect());
