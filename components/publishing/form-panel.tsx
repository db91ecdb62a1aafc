"use client";

import { contractSections, fixedFields } from "@/lib/domain/contract/form/contract-form";
import type { FieldPath } from "@/lib/domain/document/field-path";
import { idOf } from "@/lib/domain/document/head-field";
import type { Problem } from "@/lib/domain/errors";
import { productSections } from "@/lib/domain/product/product-form";
import type { Choices } from "./choices";
import { DocumentForm } from "./form/document-form";
import { type DocumentNumber, problemsOf, sourceOf, type Texts, withSource } from "./texts";

export type FormPanelProps = {
  document: DocumentNumber;
  texts: Texts;
  problems: readonly Problem[];
  choices: Choices;
  onTexts: (texts: Texts, tag?: string | null) => void;
  wanted: { path: FieldPath } | null;
  onPlace: (path: FieldPath) => void;
  onYaml: (path: FieldPath) => void;
};

const contractForm = () => contractSections;

/** The form over the product or one of the contracts. */
export function FormPanel(props: FormPanelProps) {
  const { document, texts, problems, choices, onTexts, wanted, onPlace, onYaml } = props;
  const prefix = document === null ? "product" : `contract-${document}`;
  return (
    <DocumentForm
      key={prefix}
      source={sourceOf(texts, document)}
      prefix={prefix}
      problems={problemsOf(problems, document)}
      choices={choices}
      contractIds={texts.contracts.map(idOf).filter((id) => id !== "")}
      sections={document === null ? productSections : contractForm}
      fixed={fixedFields}
      onChange={(source, field) =>
        onTexts(withSource(texts, document, source), field === undefined ? null : `${prefix} ${field}`)
      }
      wanted={wanted}
      onPlace={onPlace}
      onYaml={onYaml}
    />
  );
}
