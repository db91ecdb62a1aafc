import { z } from "zod";

const slug = z.string().regex(/^[a-z][a-z0-9-]*$/);
const domainPath = z.string().regex(/^[a-z][a-z0-9-]*(\/[a-z][a-z0-9-]*)*$/);
const localPart = z.string().regex(/^[a-z][a-z.-]*$/);
const text = z.string().trim().min(1);

/** The roles of Mercat a person of the worked example can hold. */
const roleName = z.enum(["consumer", "data_product_owner", "domain_owner", "steward", "platform_admin", "auditor"]);

/** Shape of `company.yaml`. Unknown keys are refused, so that a typing slip cannot pass silently. */
export const companyFile = z.strictObject({
  name: text,
  mailDomain: text,
  domains: z.array(z.strictObject({ slug, parent: slug.optional(), name: text, description: text })),
  people: z.array(
    z.strictObject({
      email: localPart,
      name: text,
      title: text,
      roles: z.array(z.strictObject({ role: roleName, domain: domainPath.optional() })),
    }),
  ),
  teams: z.array(
    z.strictObject({
      slug,
      name: text,
      domain: domainPath,
      description: text,
      members: z.array(z.strictObject({ person: localPart, lead: z.boolean().default(false) })).min(1),
    }),
  ),
  serviceAccounts: z.array(z.strictObject({ slug, name: text, team: slug, description: text })),
});

/** Shape of `requests.yaml`: access requests and what became of them, in the order they were made. */
export const requestsFile = z.strictObject({
  requests: z.array(
    z
      .strictObject({
        requester: localPart,
        consumer: z.union([z.literal("self"), slug]),
        product: slug,
        port: slug,
        /** `object.property`; left out: all. */
        columns: z.array(text).optional(),
        purpose: z.string().trim().min(20),
        durationDays: z.number().int().min(1).max(365),
        outcome: z.enum(["pending", "approved", "denied", "withdrawn", "revoked"]),
        decidedBy: localPart.optional(),
        stewardDecision: localPart.optional(),
        reason: text.optional(),
      })
      .refine((r) => ["pending", "withdrawn"].includes(r.outcome) || r.decidedBy !== undefined, {
        error: "a decided request names who decided it",
      })
      .refine((r) => !["denied", "revoked"].includes(r.outcome) || r.reason !== undefined, {
        error: "a denial or a revocation gives its reason",
      }),
  ),
});
