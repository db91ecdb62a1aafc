"use server";

import { redirect } from "next/navigation";
import { authorizeSomewhere } from "@/lib/domain/permissions";
import { routes } from "@/lib/routes";
import { action } from "@/lib/server/action-client";
import { checkDocuments } from "./check";
import { convertContract as convert } from "./convert";
import * as drafts from "./draft-commands";
import { contractsLike, editableDraft, publishedSources } from "./queries";
import * as forms from "./schema";
import { startingTexts } from "./start";

export const startDraft = action(forms.startDraftForm, async (actor, { file, convert, ...input }) => {
  const texts = await startingTexts(actor, { ...input, files: file, convert: convert === "on" });
  const { id } = await drafts.startDraft(actor, { ...texts, teamId: input.teamId });
  redirect(routes.draft(id));
});

/** A new version of a product: a draft with what is published now. */
export const editProduct = action(forms.editProductForm, async (actor, { ref }) => {
  const { id } = await drafts.startDraft(actor, await publishedSources(actor, ref));
  redirect(routes.draft(id));
});

export const saveDraft = action(forms.saveDraftForm, async (actor, { contract, ...input }) => {
  const { revision, isChanged } = await drafts.saveDraft(actor, { ...input, contracts: contract });
  const message = isChanged ? "Draft saved; passwords were left out of it." : "Draft saved.";
  return { message, values: { revision: String(revision), changed: isChanged ? "yes" : "" } };
});

/** What somebody else saved meanwhile, to stand beside the text on this screen. */
export const readDraft = action(forms.draftForm, async (actor, { id }) => {
  const { revision, productSource, contracts } = await editableDraft(actor, id);
  return { values: { revision: String(revision), productSource, contracts: JSON.stringify(contracts) } };
});

/** Ids of published contracts to choose from, for who writes. */
export const suggestContracts = action(forms.suggestContractsForm, async (actor, { q }) => ({
  values: { contracts: JSON.stringify(await contractsLike(actor, q)) },
}));

/** A contract of an older standard in ODCS v3.1.0; nothing is saved. */
export const convertContract = action(forms.convertContractForm, async (actor, { source }) => {
  authorizeSomewhere(actor, "draft.write");
  return { values: { source: await convert(actor, source) } };
});

export const discardDraft = action(forms.draftForm, async (actor, input) => {
  await drafts.discardDraft(actor, input);
  redirect(routes.publish());
});

export const checkDraft = action(forms.documentsForm, async (actor, { productSource, contract }) => {
  const { problems, preview, tooSmall } = await checkDocuments(actor, { product: productSource, contracts: contract });
  return { problems, values: { preview: JSON.stringify(preview), tooSmall: JSON.stringify(tooSmall) } };
});

export const publishDraft = action(forms.publishDraftForm, async (actor, input) => {
  const { ref, version } = await drafts.publishDraft(actor, input);
  return { message: `Version ${version} is published.`, values: { ref } };
});
