import type { AuditFilter } from "@/lib/features/audit/schema";
import { routes } from "@/lib/routes";

/** The address of the same question, from its first page or from `before` on. */
export function auditAddress(filter: AuditFilter, before = ""): string {
  return routes.audit({ ...filter, before });
}
