import type { Edit } from "@/lib/domain/document/edit/plain-edits";
import { type DocumentNumber, sourceOf, type Texts, withSource } from "./texts";
import { loadWriting, type Writing } from "./writing";

/** The texts with edits that wait for what writes them. */
export function withEdits(texts: Texts, document: DocumentNumber, edits: readonly Edit[]): Texts {
  return { ...texts, unwritten: [...(texts.unwritten ?? []), { document, edits }] };
}

/** The edits of one document that wait, in their order. */
export function editsOf({ unwritten = [] }: Pick<Texts, "unwritten">, document: DocumentNumber): readonly Edit[] {
  return unwritten.flatMap((one) => (one.document === document ? one.edits : []));
}

/** The same with all edits in the texts themselves. */
export function written(texts: Texts, { editDocument }: Pick<Writing, "editDocument">): Texts {
  const { unwritten, ...plain } = texts;
  if (!unwritten) return texts;
  return unwritten.reduce<Texts>(
    (now, { document, edits }) => withSource(now, document, editDocument(sourceOf(now, document), edits)),
    plain,
  );
}

/** The texts as they are sent, compared and kept. Rejects while what writes them cannot be fetched. */
export async function settled(texts: Texts): Promise<Texts> {
  return texts.unwritten ? written(texts, await loadWriting()) : texts;
}
