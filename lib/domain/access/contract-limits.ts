import { z } from "zod";

const limits = z
  .object({
    customProperties: z.array(z.object({ property: z.string(), value: z.unknown() }).loose()).catch([]),
  })
  .loose();

const days = z.coerce.number().int().min(1);

/**
 * The contract's own limit on how long access lasts: ODCS `customProperties[property = maximumAccessDays]`, in days; null
 * when it names none or nothing that can be read as a whole number of days.
 */
export function maximumAccessDays(document: unknown): number | null {
  const parsed = limits.safeParse(document);
  if (!parsed.success) return null;
  const found = parsed.data.customProperties.find((p) => p.property === "maximumAccessDays");
  const value = days.safeParse(found?.value);
  return found && value.success ? value.data : null;
}
