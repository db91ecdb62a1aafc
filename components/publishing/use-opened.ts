"use client";

import { useMemo } from "react";
import { documentWith, type OpenDocument } from "@/lib/domain/document/open-document";
import { type DocumentNumber, type KnownReading, sourceOf, type Texts } from "./texts";
import { editsOf } from "./unwritten";
import { useWriting, type Writing } from "./writing";

export type Opened = {
  /** Null when the text cannot be read; undefined while it is not known what it says. */
  document: OpenDocument | null | undefined;
  writing: Writing | null;
  /** What reads it could not be fetched. */
  failed: boolean;
};

/**
 * What one of the texts says: as the server read it, with what was changed since; or as the YAML library reads it, once
 * that is there. Where the text is another one than the server read, it is fetched at once.
 */
export function useOpened(texts: Texts, number: DocumentNumber, known: KnownReading | null): Opened {
  const source = sourceOf(texts, number);
  const isKnown = known !== null && known.document === number && known.source === source;
  const { writing, failed } = useWriting(!isKnown);
  const { unwritten } = texts;
  const document = useMemo(() => {
    const edits = editsOf(unwritten ? { unwritten } : {}, number);
    if (writing) return writing.openDocument(edits.length === 0 ? source : writing.editDocument(source, edits));
    return isKnown ? documentWith(known.plain, edits) : undefined;
  }, [writing, source, unwritten, number, known, isKnown]);
  return { document, writing, failed };
}
