import { z } from "zod";

const text = z
  .string()
  .trim()
  .max(200)
  .transform((value) => value.replaceAll("\u0000", ""))
  .catch("")
  .default("");

const day = z
  .union([z.literal(""), z.iso.date()])
  .catch("")
  .default("");

export const doorNames = { page: "Page", rest: "REST API", job: "Job", cli: "Command line" } as const;

/**
 * What the audit log can be asked for, as it stands in an address. Anything unreadable counts as not asked, so that no
 * address is an error. `from` and `to` are days in UTC, both included; `before` is the id to go on from.
 */
export const auditFilter = z.object({
  who: text,
  action: text,
  subject: text,
  product: text,
  door: z.enum(["", "page", "rest", "job", "cli"]).catch("").default(""),
  from: day,
  to: day,
  before: z
    .union([z.literal(""), z.string().regex(/^\d{1,18}$/)])
    .catch("")
    .default(""),
});

export type AuditFilter = z.output<typeof auditFilter>;
