import { expect, test } from "vitest";
import { db } from "@/lib/db/client";
import { actorOf, aPerson } from "@/lib/db/factories";
import { testDatabase } from "@/lib/db/testing";
import { getAdminOverview } from "./queries";

testDatabase();

test("somebody signed in twice is one person with two sessions, and who has left counts no more", async () => {
  const now = new Date();
  const later = new Date(now.getTime() + 60_000);
  const admin = await aPerson({ roles: ["platform_admin"] });
  const [here, gone, late] = [await aPerson(), await aPerson(), await aPerson()];
  await db().session.createMany({
    data: [
      { personId: here.id, method: "password", expiresAt: later },
      { personId: here.id, method: "password", expiresAt: later },
      { personId: gone.id, method: "password", expiresAt: later, endedAt: now },
      { personId: late.id, method: "password", expiresAt: now },
    ],
  });
  expect(await getAdminOverview(await actorOf(admin), now)).toMatchObject({ signedIn: 1, sessions: 2 });
});
