"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { routes } from "@/lib/routes";
import { action } from "@/lib/server/action-client";
import { decideRequest } from "./commands/decide-request";
import { returnGrant, revokeGrant } from "./commands/end-grant";
import { fileRequest } from "./commands/file-request";
import { issueCredential } from "./commands/issue-credential";
import { withdrawRequest } from "./commands/withdraw-request";
import {
  decideRequestSchema,
  fileRequestSchema,
  issueCredentialSchema,
  returnGrantSchema,
  revokeGrantSchema,
  withdrawRequestSchema,
} from "./schema";

export const fileRequestAction = action(fileRequestSchema, async (actor, input) => {
  const { id } = await fileRequest(actor, input);
  redirect(routes.request(id));
});

export const withdrawRequestAction = action(withdrawRequestSchema, async (actor, input) => {
  await withdrawRequest(actor, input);
  revalidatePath(routes.request(input.requestId));
  return { message: "The request was withdrawn." };
});

export const decideRequestAction = action(decideRequestSchema, async (actor, input) => {
  const { requestStatus } = await decideRequest(actor, input);
  // The whole frame: the number beside Inbox changes too.
  revalidatePath("/", "layout");
  const said = { pending: "Approved; the next approver is asked.", approved: "Approved.", denied: "Denied." };
  return { message: said[requestStatus] };
});

export const revokeGrantAction = action(revokeGrantSchema, async (actor, input) => {
  await revokeGrant(actor, input);
  revalidatePath(routes.grant(input.grantId));
  return { message: "The access is being revoked." };
});

export const returnGrantAction = action(returnGrantSchema, async (actor, input) => {
  await returnGrant(actor, input);
  revalidatePath(routes.grant(input.grantId));
  return { message: "The access is being given back." };
});

/** The password travels in this one answer and is kept nowhere. */
export const issueCredentialAction = action(issueCredentialSchema, async (actor, input) => {
  const { user, password } = await issueCredential(actor, input);
  revalidatePath(routes.grant(input.grantId));
  return { values: { user, password } };
});
