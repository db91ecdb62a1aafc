"use server";

import { revalidatePath } from "next/cache";
import { plural } from "@/lib/format";
import { routes } from "@/lib/routes";
import { action } from "@/lib/server/action-client";
import { acceptMove } from "./commands/accept-move";
import { blockMove } from "./commands/block-move";
import { remindConsumers } from "./commands/remind-consumers";
import { retirePort } from "./commands/retire-port";
import { setEndDate } from "./commands/set-end-date";
import { acceptMoveSchema, blockMoveSchema, endDateSchema, remindSchema, retirePortSchema } from "./schema";

export const acceptMoveAction = action(acceptMoveSchema, async (actor, input) => {
  const { requestStatus } = await acceptMove(actor, input);
  revalidatePath(routes.move(input.moveId));
  return {
    message:
      requestStatus === "approved"
        ? "Accepted. The new access is being set up."
        : "Accepted. The data is more protected than before, so the new access is asked for first.",
  };
});

export const blockMoveAction = action(blockMoveSchema, async (actor, input) => {
  await blockMove(actor, input);
  revalidatePath(routes.move(input.moveId));
  return { message: "The owners are told what blocks you." };
});

export const remindAction = action(remindSchema, async (actor, input) => {
  const { reminded, alreadyToday } = await remindConsumers(actor, input);
  revalidatePath("/products", "layout");
  const rest = alreadyToday > 0 ? ` ${plural(alreadyToday, "other")} had a reminder within the last day.` : "";
  return { message: `Reminded ${plural(reminded, "consumer")}.${rest}` };
});

export const setEndDateAction = action(endDateSchema, async (actor, input) => {
  await setEndDate(actor, input);
  revalidatePath("/products", "layout");
  return { message: "The end date is set, and everybody with access is told." };
});

export const retirePortAction = action(retirePortSchema, async (actor, input) => {
  const { ended } = await retirePort(actor, input);
  revalidatePath("/products", "layout");
  return { message: `The port is retired. ${plural(ended, "access", "accesses")} taken from the platform.` };
});
