import { db } from "@/lib/db/client";

/** Every domain, for saying where data may belong. The tree of domains is open to everybody signed in. */
export function domainChoices(): Promise<{ path: string; name: string }[]> {
  return db().domain.findMany({ select: { path: true, name: true }, orderBy: { path: "asc" } });
}
