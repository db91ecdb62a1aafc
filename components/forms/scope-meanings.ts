import type { Scope } from "@/lib/domain/actor";

/** What a scope opens, in the words of a form. */
export const scopeMeanings: Record<Scope, string> = {
  "catalog:read": "Search and read the catalog",
  "catalog:publish": "Publish data products and contracts",
  "quality:write": "Send quality results",
  "access:read": "Read requests and access",
  "access:request": "Request access and withdraw requests",
  "access:decide": "Decide requests and revoke access",
  "audit:read": "Read the audit log",
};
