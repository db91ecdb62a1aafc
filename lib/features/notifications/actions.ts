"use server";

import { revalidatePath } from "next/cache";
import { routes } from "@/lib/routes";
import { action } from "@/lib/server/action-client";
import { markRead } from "./commands";
import { markReadSchema } from "./schema";

export const markReadAction = action(markReadSchema, async (actor, input) => {
  await markRead(actor, input);
  revalidatePath(routes.notifications());
});
