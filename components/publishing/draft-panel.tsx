"use client";

import { Plus } from "lucide-react";
import { type ComponentType, lazy, Suspense, useMemo } from "react";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { SkeletonRows } from "@/components/ui/skeleton";
import { idOf } from "@/lib/domain/document/head-field";
import { saidStandard } from "@/lib/domain/document/standard-name";
import type { Problem } from "@/lib/domain/errors";
import type { Choices } from "./choices";
import { ContractBar } from "./contract-bar";
import type { FormPanelProps } from "./form-panel";
import { knownValues } from "./known-values";
import { schemaFor, versionOf } from "./schemas";
import { StandardNotice } from "./standard-notice";
import { problemsOf, sourceOf, type Texts, withPlainLines, withSource } from "./texts";
import type { useShown } from "./use-shown";
import { YamlEditor } from "./yaml-editor";

/**
 * The form brings the YAML library along, which the YAML view does without. Without a connection it may not come; the text
 * is in the YAML view all the same.
 */
const FormPanel = lazy(
  (): Promise<{ default: ComponentType<FormPanelProps> }> =>
    import("./form-panel").then(
      (module) => ({ default: module.FormPanel }),
      () => ({ default: FormUnloaded }),
    ),
);
function FormUnloaded() {
  return (
    <Callout tone="warning" title="The form could not be loaded">
      Your text is in the YAML view. Load the page again when the connection is back.
    </Callout>
  );
}

type DraftPanelProps = {
  at: ReturnType<typeof useShown>;
  texts: Texts;
  problems: readonly Problem[];
  choices: Choices;
  onTexts: (texts: Texts, tag?: string | null) => void;
};

/** One document of the draft in the view that was chosen. */
export function DraftPanel({ at, texts, problems, choices, onTexts }: DraftPanelProps) {
  const { document, view } = at.shown;
  const writable = document === null || saidStandard(sourceOf(texts, document))?.writable !== false;
  const addContract = async () => {
    const { withNewContract } = await import("@/lib/domain/product/draft-documents");
    const [connection] = choices.connections;
    onTexts(withNewContract(texts, connection ? { ...connection, name: connection.slug } : null));
    at.show({ document: texts.contracts.length, view });
  };
  return (
    <>
      {document === null ? null : (
        <ContractBar
          texts={texts}
          number={document}
          onTexts={onTexts}
          onProduct={(path) => at.openField(null, path)}
          onRemoved={() => at.show({ document: null, view })}
        />
      )}
      {document === null ? null : (
        <StandardNotice
          source={sourceOf(texts, document)}
          onConverted={(source) => onTexts(withSource(texts, document, source))}
        />
      )}
      {view === "form" && !writable ? (
        <p className="text-muted">This version of the standard has no form; its YAML is in the other view.</p>
      ) : view === "form" ? (
        <Suspense fallback={<SkeletonRows rows={12} columns={2} />}>
          <FormPanel
            document={document}
            texts={texts}
            problems={problems}
            choices={choices}
            onTexts={onTexts}
            wanted={at.wanted}
            onPlace={at.onPath}
            onYaml={(path) => at.openText(document, path)}
          />
        </Suspense>
      ) : (
        <YamlPanel
          key={document ?? "product"}
          at={at}
          texts={texts}
          problems={problems}
          choices={choices}
          onTexts={onTexts}
        />
      )}
      {document === null ? (
        <Button className="mt-6" icon={<Plus aria-hidden className="size-4" />} onClick={addContract}>
          Add a contract with an output port
        </Button>
      ) : null}
    </>
  );
}

function YamlPanel({ at, texts, problems, choices, onTexts }: DraftPanelProps) {
  const { document } = at.shown;
  const source = sourceOf(texts, document);
  // Editors know one kind of line end; Windows' ones come back when the text is written.
  const windows = source.includes("\r\n");
  const value = withPlainLines(source);
  const kind = document === null ? "product" : "contract";
  const shown = useMemo(() => problemsOf(problems, document), [problems, document]);
  const version = versionOf(value);
  const help = useMemo(() => {
    const ids = texts.contracts.map(idOf).filter((id) => id !== "");
    return { schema: () => schemaFor(kind, version), known: knownValues(choices, ids) };
  }, [kind, version, choices, texts.contracts]);
  return (
    <YamlEditor
      label={document === null ? "Product YAML (ODPS)" : "Contract YAML (ODCS)"}
      value={value}
      onChange={(text) =>
        onTexts(withSource(texts, document, windows ? text.replaceAll("\n", "\r\n") : text), `yaml ${document}`)
      }
      problems={shown}
      target={at.target}
      onCursor={at.onCursor}
      help={help}
    />
  );
}
