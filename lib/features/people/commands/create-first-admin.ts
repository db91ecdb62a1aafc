import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { z } from "zod";
import { recordAudit } from "@/lib/db/audit";
import { db } from "@/lib/db/client";
import { countAttempt } from "@/lib/db/rate-limit";
import { inTransaction } from "@/lib/db/transaction";
import { AppError, conflict } from "@/lib/domain/errors";
import { hashPassword } from "@/lib/server/password";
import { isEmptyInstallation } from "../queries";
import type { FirstAdmin } from "../schema";
import { provenPerson } from "./start-session";

const KEY = "setup_code";
const stored = z.object({ salt: z.string().min(32) });
/** Without letters and digits that look alike (Crockford's base 32). */
const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/**
 * The one-time code: 100 bits from the installation's secret and a salt in the database. Every web process derives the same
 * one, and neither the database nor the log of another installation is enough to know it.
 */
function codeFrom(secret: string, salt: string): string {
  const bytes = createHmac("sha256", secret).update(`first-admin:${salt}`).digest();
  const letters = [...bytes.subarray(0, 20)].map((byte) => ALPHABET[byte % 32]).join("");
  return letters.replace(/(.{5})(?=.)/g, "$1-");
}

/** On an installation without people: the code that opens `/setup`. Null once there is somebody. */
export async function setupCode(secret: string): Promise<string | null> {
  if (!(await isEmptyInstallation())) return null;
  const value = { salt: randomBytes(24).toString("hex") };
  await db().setting.createMany({ data: [{ key: KEY, value }], skipDuplicates: true });
  const row = await db().setting.findUnique({ where: { key: KEY } });
  return row ? codeFrom(secret, stored.parse(row.value).salt) : null;
}

const normal = (code: string) =>
  Buffer.from(
    code
      .toUpperCase()
      .replace(/[^0-9A-Z]/g, "")
      .padEnd(40)
      .slice(0, 40),
  );

/**
 * Makes the first platform admin of an empty installation, for whoever can read the server's log.
 * Throws `not_found` when there is somebody already, `invalid` for a wrong code, `rate_limited` after 10 wrong ones.
 */
export async function createFirstAdmin(
  input: FirstAdmin,
  about: { secret: string; address: string; requestId: string | null },
) {
  const expected = await setupCode(about.secret);
  if (expected === null) throw new AppError("not_found", "Mercat is set up already. Sign in instead.");
  await countAttempt({ key: `setup:${about.address}`, limit: 10, minutes: 15 });
  if (!timingSafeEqual(normal(expected), normal(input.code)))
    throw new AppError("invalid", "This is not the code in the server's log.", { field: "code" });
  const passwordHash = await hashPassword(input.password);
  await inTransaction(async (tx) => {
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended('first-admin', 0))`;
    if (await tx.person.findFirst({ select: { id: true } })) throw conflict("Somebody else has just set up Mercat.");
    const { email, name } = input;
    const person = await tx.person.create({
      data: {
        email,
        name,
        passwordHash,
        roleAssignments: { create: [{ role: "platform_admin" }, { role: "consumer" }] },
      },
    });
    await tx.setting.deleteMany({ where: { key: KEY } });
    await recordAudit(tx, provenPerson(person, about.requestId), {
      action: "person.created",
      subjectType: "person",
      subjectId: person.id,
      subjectName: person.name,
      after: { email, name, roles: ["platform_admin", "consumer"], first: true },
    });
  });
}
