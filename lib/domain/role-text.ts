import { type Role, roleNames, roles } from "./actor";

type HeldRole = { role: Role; domain: { name: string } | null };

/** Roles in words, one text per role: "Consumer", "Domain owner of Finance, Receivables". In the order of the roles. */
export function roleTexts(held: readonly HeldRole[]): string[] {
  return roles.flatMap((role) => {
    const mine = held.filter((h) => h.role === role);
    if (mine.length === 0) return [];
    const domains = mine.flatMap((h) => (h.domain ? [h.domain.name] : []));
    // Held for the whole company, the domains add nothing.
    const limited = domains.length === mine.length;
    return [limited ? `${roleNames[role]} of ${domains.join(", ")}` : roleNames[role]];
  });
}

/** What a role is for, in one line for somebody who chooses whom to be. */
export const roleMeanings: Record<Role, string> = {
  consumer: "finds data and asks for access",
  data_product_owner: "publishes data products and decides requests",
  domain_owner: "owns a domain's products and rules",
  steward: "reviews protected data in every domain",
  platform_admin: "manages people, teams and connections",
  auditor: "reads the audit log and the access register",
};

/** What somebody with these roles can do most: the meaning of the strongest. */
export function mainMeaning(held: readonly { role: Role }[]): string {
  const order: readonly Role[] = [
    "platform_admin",
    "domain_owner",
    "steward",
    "auditor",
    "data_product_owner",
    "consumer",
  ];
  const main = order.find((role) => held.some((h) => h.role === role));
  return main ? roleMeanings[main] : "sees public products only";
}
