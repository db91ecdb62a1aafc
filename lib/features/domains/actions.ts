"use server";

import { action } from "@/lib/server/action-client";
import { revalidateFrame } from "@/lib/server/revalidate";
import * as commands from "./commands";
import * as forms from "./schema";

export const createDomain = action(forms.createDomainForm, async (actor, input) => {
  await commands.createDomain(actor, input);
  revalidateFrame();
  return { message: `The domain ${input.name} is created.` };
});

export const updateDomain = action(forms.updateDomainForm, async (actor, input) => {
  await commands.updateDomain(actor, input);
  revalidateFrame();
  return { message: "Saved." };
});
