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
import { FormUnloaded } from "./form-unloaded";
import { knownValues } from "./known-values";
import { schemaFor, versionOf } from "./schemas";
import { StandardNotice } from "./standard-notice";
import { type KnownReading, problemsOf, sourceOf, type Texts, withPlainLines, withSource } from "./texts";
import { settled } from "./unwritten";
import type { useShown } from "./use-shown";
import { useWriting } from "./writing";
import { YamlEditor } from "./yaml-editor";

/** The YAML view does without the form. Without a connection it may not come; the text is in the YAML view all the same. */
const FormPanel = lazy(
  (): Promise<{ default: ComponentType<FormPanelProps> }> =>
    import("./form-panel").then(
      (module) => ({ default: module.FormPanel }),
      () => ({ default: FormUnloaded }),
    ),
);

type DraftPanelProps = {
  at: ReturnType<typeof useShown>;
  texts: Texts;
  known: KnownReading | null;
  problems: readonly Problem[];
  choices: Choices;
  onTexts: (texts: Texts, tag?: string | null) => void;
};

/** One document of the draft in the view that was chosen. */
export function DraftPanel({ at, texts, known, problems, choices, onTexts }: DraftPanelProps) {
  const { document, view } = at.shown;
  const writable = document === null || saidStandard(sourceOf(texts, document))?.writable !== false;
  const addContract = async () => {
    const [{ withNewContract }, whole] = await Promise.all([
      import("@/lib/domain/product/draft-documents"),
      settled(texts),
    ]);
    const [connection] = choices.connections;
    onTexts(withNewContract(whole, connection ? { ...connection, name: connection.slug } : null));
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
            known={known}
            problems={problems}
            choices={choices}
            onTexts={onTexts}
            wanted={at.wanted}
            onPlace={at.onPath}
            onYaml={(path) => at.openText(document, path)}
          />
        </Suspense>
      ) : texts.unwritten ? (
        <BeingWritten />
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

/** The text as it was would be no truth: what was changed in the form is not in it yet. */
function BeingWritten() {
  const { failed } = useWriting(true);
  if (!failed) return <SkeletonRows rows={12} columns={1} />;
  return (
    <Callout tone="warning" title="The text waits for a connection">
      What you changed in the form is kept in this browser, and written into the YAML when the connection is back.
    </Callout>
  );
}

function YamlPanel({ at, texts, problems, choices, onTexts }: Omit<DraftPanelProps, "known">) {
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
