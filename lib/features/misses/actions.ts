"use server";

import { revalidatePath } from "next/cache";
import { routes } from "@/lib/routes";
import { action } from "@/lib/server/action-client";
import { env } from "@/lib/server/env";
import { dismissMiss, recordMiss, restoreMiss } from "./commands";
import { dismissSchema, missSchema } from "./schema";

export const recordMissAction = action(missSchema, async (actor, { q }) => {
  await recordMiss(actor, q, env().secret);
});

export const dismissMissAction = action(dismissSchema, async (actor, input) => {
  await dismissMiss(actor, input);
  revalidatePath(routes.unanswered());
});

export const restoreMissAction = action(dismissSchema, async (actor, input) => {
  await restoreMiss(actor, input);
  revalidatePath(routes.unanswered());
});
