"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { routes } from "@/lib/routes";
import { action } from "@/lib/server/action-client";
import { claimNeed, handBackNeed } from "./commands/claim-need";
import { closeNeed, withdrawNeed } from "./commands/close-need";
import { editNeed } from "./commands/edit-need";
import { fileNeed } from "./commands/file-need";
import { meetNeed } from "./commands/meet-need";
import { unvote, vote } from "./commands/vote";
import { alike } from "./queries/alike";
import * as forms from "./schema";

export const fileNeedAction = action(forms.fileNeedSchema, async (actor, input) => {
  const { number } = await fileNeed(actor, input);
  redirect(routes.need(number));
});

/** Needs and products that are there already for what is being typed. */
export const findAlikeAction = action(forms.alikeSchema, async (actor, { text }) => ({
  values: { alike: JSON.stringify(await alike(actor, text)) },
}));

export const editNeedAction = action(forms.editNeedSchema, async (actor, input) => {
  await editNeed(actor, input);
  redirect(routes.need(input.number));
});

export const voteAction = action(forms.voteSchema, async (actor, input) => {
  await vote(actor, input);
  revalidatePath(routes.need(input.number));
  return { message: "You are told when something happens." };
});

export const unvoteAction = action(forms.needNumberSchema, async (actor, input) => {
  await unvote(actor, input);
  revalidatePath(routes.need(input.number));
});

export const claimNeedAction = action(forms.claimNeedSchema, async (actor, input) => {
  await claimNeed(actor, input);
  revalidatePath(routes.need(input.number));
});

export const handBackNeedAction = action(forms.needNumberSchema, async (actor, input) => {
  await handBackNeed(actor, input);
  revalidatePath(routes.need(input.number));
});

export const meetNeedAction = action(forms.meetNeedSchema, async (actor, input) => {
  await meetNeed(actor, input);
  revalidatePath(routes.need(input.number));
});

export const closeNeedAction = action(forms.closeNeedSchema, async (actor, input) => {
  await closeNeed(actor, input);
  revalidatePath(routes.need(input.number));
});

export const withdrawNeedAction = action(forms.needNumberSchema, async (actor, input) => {
  await withdrawNeed(actor, input);
  revalidatePath(routes.need(input.number));
});
