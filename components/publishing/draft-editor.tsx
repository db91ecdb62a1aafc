"use client";

import { useRouter, useSearchParams } from "next/navigation";
import { lazy, Suspense, useMemo, useState } from "react";
import { Callout } from "@/components/ui/callout";
import { SkeletonRows } from "@/components/ui/skeleton";
import { TabLinks } from "@/components/ui/tab-links";
import { idOf } from "@/lib/domain/document/head-field";
import { routes, withQuery } from "@/lib/routes";
import type { Choices } from "./choices";
import { ConflictNotice, KeptTextNotice } from "./draft-notices";
import { DraftToolbar } from "./draft-toolbar";
import { ProblemList } from "./problem-list";
import { PublishDialog } from "./publish-dialog";
import { countErrors, type EditorTab, problemsOf, type Texts } from "./texts";
import { type Check, useCheck } from "./use-check";
import { useDraft } from "./use-draft";
import { useKeptText } from "./use-kept-text";
import { usePublish } from "./use-publish";
import { YamlEditor } from "./yaml-editor";

/** The form brings the YAML library along, which the YAML tabs do without. */
const GuidedForm = lazy(() => import("./guided-form").then((module) => ({ default: module.GuidedForm })));

export type DraftEditorProps = { id: string; title: string; revision: number; texts: Texts; choices: Choices };

type Target = { line: number; column: number };

function blockedBy(check: Check, conflict: boolean): string | undefined {
  if (conflict) return "Choose between the two texts first.";
  const errors = countErrors(check.problems);
  if (errors > 0) return errors === 1 ? "Correct the problem first." : `Correct the ${errors} problems first.`;
  if (check.preview === null) return check.pending ? "Being checked." : (check.message ?? "Not checked yet.");
  return undefined;
}

function tabsOf(id: string, texts: Texts, current: EditorTab) {
  const tabs: { tab: EditorTab; label: string }[] = [
    { tab: "form", label: "Form" },
    { tab: "product", label: "Product YAML" },
    ...texts.contracts.map((text, index) => ({
      tab: `contract-${index}` as const,
      label: texts.contracts.length === 1 ? "Contract YAML" : `Contract YAML: ${idOf(text) || index + 1}`,
    })),
  ];
  return tabs.map(({ tab, label }) => ({
    label,
    href: withQuery(routes.draft(id), { tab: tab === "form" ? null : tab }),
    current: tab === current,
  }));
}

function currentTab(wanted: string | null, contracts: number): EditorTab {
  if (wanted === "product") return "product";
  const number = /^contract-(\d+)$/.exec(wanted ?? "")?.[1];
  return number !== undefined && Number(number) < contracts ? `contract-${Number(number)}` : "form";
}

/** The editor of a draft: a guided form and the two kinds of documents, all writing the same text. */
export function DraftEditor({ id, title, revision, texts: first, choices }: DraftEditorProps) {
  const router = useRouter();
  const draft = useDraft({ id, revision, texts: first });
  const { texts, setTexts } = draft;
  const kept = useKeptText({ id, revision: draft.revision, texts, dirty: draft.dirty });
  const check = useCheck(texts);
  const publishing = usePublish(id, draft.save);
  const tab = currentTab(useSearchParams().get("tab"), texts.contracts.length);
  const [target, setTarget] = useState<Target | null>(null);
  const contractNames = useMemo(() => texts.contracts.map((text) => `Contract ${idOf(text)}`), [texts.contracts]);
  const open = (next: EditorTab, place: Target) => {
    router.push(withQuery(routes.draft(id), { tab: next }), { scroll: false });
    setTarget({ ...place });
  };
  return (
    <div className="flex flex-col gap-5">
      <DraftToolbar
        id={id}
        title={title}
        dirty={draft.dirty}
        saving={draft.saving}
        publishBlocked={blockedBy(check, draft.conflict !== null)}
        onSave={draft.save}
        onPublish={publishing.ask}
      />
      {draft.failure === null ? null : (
        <Callout tone="danger" live title="Not saved">
          {draft.failure}
        </Callout>
      )}
      {draft.conflict ? (
        <ConflictNotice
          conflict={draft.conflict}
          onKeepMine={draft.keepMine}
          onTakeTheirs={draft.takeTheirs}
          pending={draft.saving}
        />
      ) : null}
      {kept.found ? (
        <KeptTextNotice
          {...kept.found}
          onUse={(found) => {
            setTexts(found);
            kept.forget();
          }}
          onForget={kept.forget}
        />
      ) : null}
      <TabLinks label="Parts of the draft" items={tabsOf(id, texts, tab)} />
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-8 xl:grid-cols-[minmax(0,1fr)_18rem]">
        <div className="min-w-0">
          <Panel tab={tab} texts={texts} check={check} choices={choices} target={target} onTexts={setTexts} />
        </div>
        <div className="order-first xl:sticky xl:top-16 xl:order-none">
          <ProblemList check={check} contractNames={contractNames} onOpen={open} />
        </div>
      </div>
      {check.preview ? (
        <PublishDialog
          preview={check.preview}
          open={publishing.asking}
          pending={publishing.pending}
          failure={publishing.failure}
          onClose={publishing.close}
          onPublish={publishing.publish}
        />
      ) : null}
    </div>
  );
}

type PanelProps = {
  tab: EditorTab;
  texts: Texts;
  check: Check;
  choices: Choices;
  target: Target | null;
  onTexts: (texts: Texts) => void;
};

function Panel({ tab, texts, check, choices, target, onTexts }: PanelProps) {
  const contract = tab.startsWith("contract-") ? Number(tab.slice("contract-".length)) : null;
  const shown = useMemo(() => problemsOf(check.problems, contract), [check.problems, contract]);
  if (tab === "form")
    return (
      <Suspense fallback={<SkeletonRows rows={12} columns={2} />}>
        <GuidedForm texts={texts} problems={check.problems} choices={choices} onTexts={onTexts} />
      </Suspense>
    );
  const value = contract === null ? texts.productSource : (texts.contracts[contract] ?? "");
  const change = (text: string) =>
    onTexts(
      contract === null
        ? { ...texts, productSource: text }
        : { ...texts, contracts: texts.contracts.map((other, index) => (index === contract ? text : other)) },
    );
  return (
    <YamlEditor
      key={tab}
      label={contract === null ? "Product YAML (ODPS)" : "Contract YAML (ODCS)"}
      value={value}
      onChange={change}
      problems={shown}
      target={target}
    />
  );
}
