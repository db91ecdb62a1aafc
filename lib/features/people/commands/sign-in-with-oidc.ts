import { z } from "zod";
import { recordAudit } from "@/lib/db/audit";
import type { Person } from "@/lib/db/generated/client";
import { inTransaction, type Tx } from "@/lib/db/transaction";
import { provenPerson, startSession } from "./start-session";
import { syncTeams } from "./sync-teams";

const claims = z.object({
  sub: z.string().min(1).max(255),
  email: z.email().max(254).optional().catch(undefined),
  email_verified: z
    .union([z.boolean(), z.enum(["true", "false"]).transform((v) => v === "true")])
    .optional()
    .catch(false),
  name: z.string().trim().min(1).max(200).optional().catch(undefined),
});

const groupList = z.array(z.string()).catch([]);

export type OidcSignIn = {
  issuer: string;
  /** ID token and userinfo claims, merged; nothing in them is believed before it is parsed here. */
  profile: Record<string, unknown>;
  groupsClaim: string;
  userAgent: string | null;
  requestId: string | null;
  expiresAt: Date;
};

export type OidcOutcome =
  | { sessionId: string }
  | { refused: "NoEmail" | "EmailUnverified" | "AccountExists" | "Deactivated" };

type Claims = z.infer<typeof claims>;
type Found = { person: Person } | Extract<OidcOutcome, { refused: string }>;

/**
 * Signs in a person whom the OpenID provider vouches for. The pair of issuer and subject is the identity (OpenID Connect
 * Core 5.7); an e-mail address alone never opens an account that has a password or another subject.
 */
export function signInWithOidc(input: OidcSignIn): Promise<OidcOutcome> {
  const parsed = claims.parse(input.profile);
  return inTransaction(async (tx) => {
    // Two first sign-ins of one person at once would both find nobody.
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`oidc:${input.issuer}:${parsed.sub}`}, 0))`;
    const found = await findOrCreate(tx, input, parsed);
    if ("refused" in found) return found;
    const { person } = found;
    if (person.deactivatedAt) return { refused: "Deactivated" };
    await syncTeams(tx, provenPerson(person, input.requestId), groupList.parse(input.profile[input.groupsClaim]));
    const { userAgent, requestId, expiresAt } = input;
    return { sessionId: await startSession(tx, { person, method: "oidc", userAgent, requestId, expiresAt }) };
  });
}

async function findOrCreate(tx: Tx, input: OidcSignIn, parsed: Claims): Promise<Found> {
  const identity = { oidcIssuer: input.issuer, oidcSubject: parsed.sub };
  const known = await tx.person.findUnique({ where: { oidcIssuer_oidcSubject: identity } });
  if (known) return { person: known };
  if (!parsed.email) return { refused: "NoEmail" };
  if (parsed.email_verified === false) return { refused: "EmailUnverified" };
  const email = parsed.email.toLowerCase();
  const sameEmail = await tx.person.findUnique({ where: { email } });
  if (!sameEmail) return { person: await create(tx, input, { email, name: parsed.name ?? email, ...identity }) };
  const mayLink =
    parsed.email_verified === true && !sameEmail.passwordHash && !sameEmail.oidcSubject && !sameEmail.demo;
  if (!mayLink) return { refused: "AccountExists" };
  const person = await tx.person.update({ where: { id: sameEmail.id }, data: identity });
  await recordAudit(tx, provenPerson(person, input.requestId), {
    action: "person.linked",
    subjectType: "person",
    subjectId: person.id,
    subjectName: person.name,
    after: { issuer: input.issuer },
  });
  return { person };
}

type NewPerson = { email: string; name: string; oidcIssuer: string; oidcSubject: string };

async function create(tx: Tx, input: OidcSignIn, data: NewPerson): Promise<Person> {
  const person = await tx.person.create({ data: { ...data, roleAssignments: { create: [{ role: "consumer" }] } } });
  await recordAudit(tx, provenPerson(person, input.requestId), {
    action: "person.created",
    subjectType: "person",
    subjectId: person.id,
    subjectName: person.name,
    after: { email: person.email, name: person.name, roles: ["consumer"], issuer: input.issuer },
  });
  return person;
}
