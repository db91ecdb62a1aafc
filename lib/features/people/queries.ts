import { db } from "@/lib/db/client";

/** People the demo's sign-in page offers, with what they are. For the demo's door only. */
export function listDemoPeople() {
  return db().person.findMany({
    where: { demo: true, deactivatedAt: null },
    select: {
      id: true,
      name: true,
      email: true,
      roleAssignments: { select: { role: true, domain: { select: { name: true } } } },
      memberships: { select: { team: { select: { name: true } } } },
    },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
}

/** One person of the demo, or null. */
export function findDemoPerson(id: string) {
  return db().person.findFirst({
    where: { id, demo: true, deactivatedAt: null },
    select: { id: true, name: true, email: true },
  });
}

/** True until the first person exists. */
export async function isEmptyInstallation(): Promise<boolean> {
  return (await db().person.findFirst({ select: { id: true } })) === null;
}
