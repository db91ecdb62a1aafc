"use server";

import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { routes } from "@/lib/routes";
import { action, publicAction, readSessionId } from "@/lib/server/action-client";
import { clientAddress } from "@/lib/server/client-address";
import { env } from "@/lib/server/env";
import { requestIdFrom, requestIdHeader } from "@/lib/server/request-id";
import { revalidateFrame } from "@/lib/server/revalidate";
import * as acceptance from "./commands/accept-invitation";
import * as roleChanges from "./commands/change-roles";
import * as setup from "./commands/create-first-admin";
import * as sessions from "./commands/end-session";
import * as invitations from "./commands/invite-person";
import * as account from "./commands/own-account";
import * as activity from "./commands/set-active";
import * as tokens from "./commands/tokens";
import * as forms from "./schema";

export const invitePerson = action(forms.invitePersonForm, async (actor, input) => {
  const { link } = await invitations.invitePerson(actor, input, env().url);
  revalidateFrame();
  return { message: `${input.name} is invited.`, values: { link } };
});

export const withdrawInvitation = action(forms.invitationForm, async (actor, input) => {
  await invitations.withdrawInvitation(actor, input);
  revalidateFrame();
  return { message: "The invitation is withdrawn." };
});

export const assignRole = action(forms.assignRoleForm, async (actor, input) => {
  await roleChanges.assignRole(actor, input);
  revalidateFrame();
  return { message: "The role is given." };
});

export const removeRole = action(forms.removeRoleForm, async (actor, input) => {
  await roleChanges.removeRole(actor, input);
  revalidateFrame();
  return { message: "The role is removed." };
});

export const deactivatePerson = action(forms.personForm, async (actor, input) => {
  await activity.deactivatePerson(actor, input);
  revalidateFrame();
  return { message: "The account is deactivated." };
});

export const reactivatePerson = action(forms.personForm, async (actor, input) => {
  await activity.reactivatePerson(actor, input);
  revalidateFrame();
  return { message: "The account is active again." };
});

export const endSession = action(forms.sessionForm, async (actor, input) => {
  await sessions.endSession(actor, input);
  revalidateFrame();
  return { message: "The session is signed out." };
});

export const updateProfile = action(forms.profileForm, async (actor, input) => {
  await account.updateProfile(actor, input);
  revalidateFrame();
  return { message: "Saved." };
});

export const changePassword = action(forms.changePasswordForm, async (actor, input) => {
  await account.changePassword(actor, input, await readSessionId());
  revalidateFrame();
  return { message: "The password is changed. Your other sessions are signed out." };
});

export const createToken = action(forms.createTokenForm, async (actor, input) => {
  const token = await tokens.createToken(actor, input);
  revalidateFrame();
  return { message: "Copy the token now: it is not shown again.", values: { created: token } };
});

export const revokeToken = action(forms.revokeTokenForm, async (actor, input) => {
  await tokens.revokeToken(actor, input);
  revalidateFrame();
  return { message: "The token is revoked." };
});

export const acceptInvitation = publicAction(forms.acceptInvitationForm, async (input) => {
  await acceptance.acceptInvitation(input, requestIdFrom((await headers()).get(requestIdHeader)));
  redirect(`${routes.signIn()}?done=account`);
});

export const createFirstAdmin = publicAction(forms.firstAdminForm, async (input) => {
  const sent = await headers();
  await setup.createFirstAdmin(input, {
    secret: env().secret,
    address: clientAddress(sent.get("x-forwarded-for")),
    requestId: requestIdFrom(sent.get(requestIdHeader)),
  });
  redirect(`${routes.signIn()}?done=account`);
});
