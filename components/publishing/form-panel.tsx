"use client";

import { useCallback, useRef } from "react";
import { SkeletonRows } from "@/components/ui/skeleton";
import { contractSections, fixedFields } from "@/lib/domain/contract/form/contract-form";
import type { FieldPath } from "@/lib/domain/document/field-path";
import { idOf } from "@/lib/domain/document/head-field";
import type { Problem } from "@/lib/domain/errors";
import { productSections } from "@/lib/domain/product/product-form";
import type { Choices } from "./choices";
import type { Binding } from "./document-binding";
import { DocumentForm } from "./form/document-form";
import { FormUnloaded } from "./form-unloaded";
import { type DocumentNumber, type KnownReading, problemsOf, type Texts } from "./texts";
import { useTypingAhead } from "./typing-ahead";
import { withEdits, written } from "./unwritten";
import { useOpened } from "./use-opened";
import { loadWriting } from "./writing";

export type FormPanelProps = {
  document: DocumentNumber;
  texts: Texts;
  known: KnownReading | null;
  problems: readonly Problem[];
  choices: Choices;
  onTexts: (texts: Texts, tag?: string | null) => void;
  wanted: { path: FieldPath } | null;
  onPlace: (path: FieldPath) => void;
  onYaml: (path: FieldPath) => void;
};

const contractForm = () => contractSections;

/** Nobody waits for it yet: whoever does asks again, and says so when it does not come. */
const fetchAhead = () => void loadWriting().catch(() => undefined);

/** The form over the product or one of the contracts. */
export function FormPanel(props: FormPanelProps) {
  const { document, texts, problems, choices, wanted, onPlace, onYaml } = props;
  const prefix = document === null ? "product" : `contract-${document}`;
  const opened = useOpened(texts, document, props.known);
  const latest = useRef({ texts, writing: opened.writing, onTexts: props.onTexts });
  latest.current = { texts, writing: opened.writing, onTexts: props.onTexts };
  const typing = useTypingAhead();
  const edit: Binding["edit"] = useCallback(
    (edits, field) => {
      const { texts, writing, onTexts } = latest.current;
      const next = withEdits(texts, document, edits);
      if (typing.isHearing()) return typing.keep(next);
      onTexts(writing ? written(next, writing) : next, field === undefined ? null : `${prefix} ${field}`);
    },
    [document, prefix, typing],
  );
  if (opened.document === undefined) return opened.failed ? <FormUnloaded /> : <SkeletonRows rows={12} columns={2} />;
  return (
    <DocumentForm
      key={prefix}
      document={opened.document}
      prefix={prefix}
      problems={problemsOf(problems, document)}
      choices={choices}
      contractIds={texts.contracts.map(idOf).filter((id) => id !== "")}
      sections={document === null ? productSections : contractForm}
      fixed={fixedFields}
      onEdit={edit}
      onTouch={fetchAhead}
      wanted={wanted}
      onPlace={onPlace}
      onYaml={onYaml}
    />
  );
}
