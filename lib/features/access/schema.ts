import { z } from "zod";
import { grantStatuses, requestStatuses } from "@/lib/domain/access/states";

/** Shapes of what comes in. Messages are sentences for the person who typed. */

const purpose = z
  .string({ error: "Say what you need the data for." })
  .trim()
  .min(20, "Say what you need the data for in at least 20 characters: the approver decides by it.")
  .max(2000, "Keep the purpose under 2,000 characters.");

const reason = z.string().trim().max(1000, "Keep the reason under 1,000 characters.");

const neededReason = reason.min(10, "Give a reason of at least 10 characters: the other side reads it.");

/** A port in an address or a request: `name`, which is its newest major version, or `name@major`. */
export const portReference = z
  .string()
  .regex(/^[^@/]{1,200}(@\d{1,6})?$/, "Name the port as name or name@major.")
  .transform((text) => {
    const [name = "", major] = text.split("@");
    return { name, major: major === undefined ? null : Number(major) };
  });

/** Columns the consumer will use, as `object.property`; none named is all. A form sends one as text, several as a list. */
const columns = z
  .union([z.string(), z.array(z.string())])
  .nullish()
  .transform((value) => [...new Set([value ?? []].flat().filter((name) => name !== ""))])
  .pipe(z.array(z.string().max(500)).max(2000, "Name at most 2,000 columns; leave it empty for all."));

export const fileRequestSchema = z.object({
  /** The product's id in its ODPS document. */
  product: z.string().min(1).max(200),
  port: portReference,
  /** Slug of a service account of a team of the actor; empty or absent: the actor themself. */
  serviceAccount: z
    .string()
    .max(100)
    .nullish()
    .transform((slug) => slug || null),
  purpose,
  durationDays: z.coerce
    .number({ error: "Say for how many days." })
    .int("Give whole days.")
    .min(1, "At least one day.")
    .max(3650, "At most 3,650 days."),
  columns,
  acceptedContractVersionId: z.uuid({ error: "Accept the terms of the contract to go on." }),
});
type ParsedRequest = z.output<typeof fileRequestSchema>;
/** Whoever names no columns uses all of them. */
export type FileRequestInput = Omit<ParsedRequest, "columns"> & { columns?: ParsedRequest["columns"] };

export const withdrawRequestSchema = z.object({ requestId: z.uuid() });

export const decideRequestSchema = z
  .object({
    requestId: z.uuid(),
    /** The step the decider saw; absent: whichever is open. A step decided meanwhile is a conflict, never the next one. */
    stepId: z.uuid().optional(),
    verdict: z.enum(["approve", "deny"], { error: "Approve or deny." }),
    reason: reason.default(""),
  })
  .refine((d) => d.verdict === "approve" || d.reason.length >= 10, {
    path: ["reason"],
    error: "Give a reason of at least 10 characters: the requester reads it.",
  });
export type DecideRequestInput = z.output<typeof decideRequestSchema>;

export const revokeGrantSchema = z.object({ grantId: z.uuid(), reason: neededReason });
export const returnGrantSchema = z.object({ grantId: z.uuid(), reason: reason.default("") });
export const issueCredentialSchema = z.object({ grantId: z.uuid() });

/** Filters of lists, as they stand in the address. What cannot be read counts as not set. */
export const requestFilterSchema = z.object({ status: z.enum(requestStatuses).optional().catch(undefined) });
export type RequestFilter = z.output<typeof requestFilterSchema>;

export const inboxFilterSchema = z.object({ show: z.enum(["open", "decided"]).catch("open").default("open") });
export type InboxFilter = z.output<typeof inboxFilterSchema>;

export const grantFilterSchema = z.object({ show: z.enum(["current", "ended"]).catch("current").default("current") });
export type GrantFilter = z.output<typeof grantFilterSchema>;

export const registerFilterSchema = z.object({
  status: z.enum(grantStatuses).optional().catch(undefined),
  q: z
    .string()
    // What Postgres cannot keep, it cannot hold either: nothing is lost by leaving it out.
    .transform((text) => text.replace(/\0|\p{Surrogate}/gu, "").trim())
    .pipe(z.string().max(100))
    // An empty box is no filter.
    .transform((text) => text || undefined)
    .optional()
    .catch(undefined),
  page: z.coerce.number().int().min(1).max(100_000).catch(1).default(1),
});
export type RegisterFilter = z.output<typeof registerFilterSchema>;
