import type { Actor } from "@/lib/domain/actor";
import { AppError } from "@/lib/domain/errors";
import { type Bundle, readTexts, requireBundle } from "./bundle";
import { ofProduct, publishBundle } from "./commands";
import { previewOf, tooSmallAmong } from "./preview";
import { authorizePublishing, openPublication } from "./publication";
import type { CheckResult, Published } from "./schema";
import { takeBack } from "./take-back";

/** Exactly the answer publishing would give, and nothing is written. */
function rehearse(actor: Actor, bundle: Bundle): Promise<Published> {
  return takeBack(async (tx) => ofProduct(await publishBundle(openPublication(tx, actor, undefined), bundle)));
}

/**
 * Says what publishing these texts would answer now: every problem with its line, or a preview. Writes nothing.
 * Throws `forbidden` only for who may not publish at all; a missing right to this product is a problem of the documents.
 */
export async function checkDocuments(
  actor: Actor,
  input: { product: string; contracts: readonly string[] },
): Promise<CheckResult> {
  authorizePublishing(actor);
  const read = await readTexts(actor, input);
  try {
    const bundle = requireBundle(read);
    const published = await rehearse(actor, bundle);
    return { problems: published.warnings, preview: await previewOf(actor, bundle, published), tooSmall: [] };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const refused = error.problems.length > 0 ? error.problems : [{ path: "", message: error.message }];
    return {
      problems: [...refused.map((p) => ({ severity: "error" as const, ...p })), ...read.remarks],
      preview: null,
      tooSmall: await tooSmallAmong(actor, read),
    };
  }
}
