"use server";

import { revalidatePath } from "next/cache";
import { routes } from "@/lib/routes";
import { action } from "@/lib/server/action-client";
import * as commands from "./commands";
import * as forms from "./schema";

const refresh = () => revalidatePath(routes.savedSearches());

export const saveSearchAction = action(forms.saveSearchSchema, async (actor, input) => {
  await commands.saveSearch(actor, input);
  refresh();
});

export const renameSavedSearchAction = action(forms.renameSchema, async (actor, input) => {
  await commands.renameSavedSearch(actor, input);
  refresh();
});

export const pauseSavedSearchAction = action(forms.pauseSchema, async (actor, input) => {
  await commands.pauseSavedSearch(actor, input);
  refresh();
});

export const deleteSavedSearchAction = action(forms.savedSearchSchema, async (actor, input) => {
  await commands.deleteSavedSearch(actor, input);
  refresh();
});

export const restoreSavedSearchAction = action(forms.savedSearchSchema, async (actor, input) => {
  await commands.restoreSavedSearch(actor, input);
  refresh();
});
