"use client";

import { Section } from "@/components/layout/section";
import { Callout } from "@/components/ui/callout";
import type { Problem } from "@/lib/domain/errors";
import type { Choices } from "./choices";
import { useBinding } from "./document-binding";
import { PortsForm } from "./ports-form";
import { ProductForm } from "./product-form";
import { problemsOf, type Texts } from "./texts";

type GuidedFormProps = {
  texts: Texts;
  problems: readonly Problem[];
  choices: Choices;
  onTexts: (texts: Texts) => void;
};

/** The form over the documents. Each field writes into the YAML; what the form does not know stays as it is. */
export function GuidedForm({ texts, problems, choices, onTexts }: GuidedFormProps) {
  const binding = useBinding(texts.productSource, problemsOf(problems, null), (productSource) =>
    onTexts({ ...texts, productSource }),
  );
  if (!binding)
    return (
      <Callout tone="warning" title="The product's YAML cannot be read">
        Correct it on the tab Product YAML; the form comes back then.
      </Callout>
    );
  return (
    <>
      <Section title="Product">
        <ProductForm binding={binding} choices={choices} />
      </Section>
      <PortsForm binding={binding} texts={texts} problems={problems} choices={choices} onTexts={onTexts} />
    </>
  );
}
