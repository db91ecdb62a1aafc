import type { User } from "next-auth";
import { z } from "zod";
import { AppError } from "@/lib/domain/errors";
import { verifyPassword } from "@/lib/features/people/commands/verify-password";
import { findDemoPerson } from "@/lib/features/people/queries";
import { clientAddress } from "@/lib/server/client-address";
import { reportError } from "@/lib/server/report-error";

const passwordForm = z.object({ email: z.string().min(1).max(254), password: z.string().min(1).max(1_000) });
const demoForm = z.object({ personId: z.uuid() });
const headersShape = z.record(z.string(), z.unknown()).catch({});

type SignInRequest = { headers?: unknown };

/** next-auth hands the message of what is thrown to the form: expected errors say themselves, others only an id. */
async function orSentence(work: () => Promise<User | null>): Promise<User | null> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof AppError) throw error;
    const requestId = reportError(error, { part: "auth" });
    throw new Error(`Something went wrong on our side. Please try again; the request id is ${requestId}.`);
  }
}

export function authorizePassword(
  form: Record<string, string> | undefined,
  request: SignInRequest,
): Promise<User | null> {
  return orSentence(async () => {
    const parsed = passwordForm.safeParse(form);
    if (!parsed.success) throw new AppError("invalid", "Give your e-mail address and your password.");
    const forwarded = headersShape.parse(request.headers)["x-forwarded-for"];
    return verifyPassword({ ...parsed.data, address: clientAddress(typeof forwarded === "string" ? forwarded : null) });
  });
}

/** One click in the demo. The provider exists only where the boot check allowed the demo. */
export function authorizeDemo(form: Record<string, string> | undefined): Promise<User | null> {
  return orSentence(async () => {
    const parsed = demoForm.safeParse(form);
    const person = parsed.success ? await findDemoPerson(parsed.data.personId) : null;
    if (!person) throw new AppError("unauthenticated", "This person is not offered by the demo.");
    return person;
  });
}
