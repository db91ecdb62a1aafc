import { z } from "zod";
import type { Classification } from "../classification";

/** Who can be asked to decide, in the order in which they are asked. */
export const approvers = ["product_owner", "domain_owner", "steward"] as const;
export type Approver = (typeof approvers)[number];

/** What the approvers are called on screen. */
export const approverNames: Record<Approver, string> = {
  product_owner: "Data product owner",
  domain_owner: "Domain owner",
  steward: "Steward",
};

/** How far a grant may ever reach, whatever the policies say. */
const LONGEST_DAYS = 3650;

const days = z.number().int().min(1).max(LONGEST_DAYS);

/** Version 1 of a policy: who decides and for how long. What is left out is left to the other levels. */
export const accessPolicySchema = z.strictObject({
  steps: z
    .array(z.strictObject({ approver: z.enum(approvers), reason: z.string().trim().min(1).max(200) }))
    .max(approvers.length)
    .default([]),
  maximumDays: days.optional(),
  defaultDays: days.optional(),
});
export type AccessPolicy = z.infer<typeof accessPolicySchema>;

export type PathStep = { approver: Approver; reason: string };

/** What a request for a port goes through: steps in order, and how many days may be asked for. */
export type AccessPath = { steps: PathStep[]; maximumDays: number; defaultDays: number };

/** What of a port bears on who decides. `maximumAccessDays` is the contract's own limit, null when it names none. */
export type PolicySubject = { classification: Classification; maximumAccessDays: number | null };

/** Holds for every port of every company: somebody who answers for the product decides. */
export const companyDefault: AccessPolicy = {
  steps: [{ approver: "product_owner", reason: "The owner of a data product decides who uses it." }],
  maximumDays: 365,
  defaultDays: 90,
};

function classificationDefault(classification: Classification): AccessPolicy[] {
  if (classification !== "confidential" && classification !== "restricted") return [];
  const word = classification === "confidential" ? "Confidential" : "Restricted";
  return [{ steps: [{ approver: "steward", reason: `${word} data: a steward decides too.` }] }];
}

function strictest(values: readonly (number | null | undefined)[]): number {
  return Math.min(...values.filter((v) => v != null));
}

/**
 * The path of a request for the port. Policies only ever add to the company's default: steps are united, the shortest
 * duration wins, so no level can loosen another.
 */
export function pathFor(policies: readonly AccessPolicy[], port: PolicySubject): AccessPath {
  const all = [companyDefault, ...classificationDefault(port.classification), ...policies];
  const steps = approvers.flatMap((approver) => {
    const step = all.flatMap((p) => p.steps).find((s) => s.approver === approver);
    return step ? [step] : [];
  });
  const maximumDays = strictest([port.maximumAccessDays, ...all.map((p) => p.maximumDays)]);
  const defaultDays = strictest([maximumDays, ...all.map((p) => p.defaultDays)]);
  return { steps, maximumDays, defaultDays };
}
