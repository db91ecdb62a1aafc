"use server";

import { redirect } from "next/navigation";
import { routes } from "@/lib/routes";
import { action } from "@/lib/server/action-client";
import { revalidateFrame } from "@/lib/server/revalidate";
import * as members from "./commands/members";
import * as accounts from "./commands/service-accounts";
import * as teams from "./commands/write-team";
import * as forms from "./schema";

export const createTeam = action(forms.createTeamForm, async (actor, input) => {
  const { slug } = await teams.createTeam(actor, input);
  revalidateFrame();
  redirect(routes.team(slug));
});

export const updateTeam = action(forms.updateTeamForm, async (actor, input) => {
  await teams.updateTeam(actor, input);
  revalidateFrame();
  return { message: "Saved." };
});

export const addMember = action(forms.addMemberForm, async (actor, input) => {
  await members.addMember(actor, input);
  revalidateFrame();
  return { message: `${input.email} is a member now.` };
});

export const removeMember = action(forms.memberForm, async (actor, input) => {
  await members.removeMember(actor, input);
  revalidateFrame();
  return { message: "The member is removed." };
});

export const setLead = action(forms.leadForm, async (actor, input) => {
  await members.setLead(actor, input);
  revalidateFrame();
  return { message: input.lead ? "The member leads the team now." : "The member does not lead the team any more." };
});

export const createServiceAccount = action(forms.createServiceAccountForm, async (actor, input) => {
  await accounts.createServiceAccount(actor, input);
  revalidateFrame();
  return { message: `The service account ${input.name} is created.` };
});

export const deactivateServiceAccount = action(forms.serviceAccountForm, async (actor, input) => {
  await accounts.deactivateServiceAccount(actor, input);
  revalidateFrame();
  return { message: "The service account is deactivated." };
});
