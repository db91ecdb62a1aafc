"use client";

import dynamic from "next/dynamic";
import { useState } from "react";
import { Callout } from "@/components/ui/callout";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { DescriptionList } from "@/components/ui/description-list";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import type { Problem } from "@/lib/domain/errors";
import type { PublishPreview } from "@/lib/features/publishing/schema";
import type { PublishFailure } from "./use-publish";

/** Comparing is loaded with the last look, not with the page one writes on. */
const ContractChanges = dynamic(() => import("./contract-changes").then((module) => module.ContractChanges));

const MOST_REASONS = 12;

type PublishDialogProps = {
  preview: PublishPreview;
  open: boolean;
  pending: boolean;
  failure: PublishFailure | null;
  onClose: () => void;
  onPublish: (note: string) => void;
};

/** The last look before publishing: which version, who will see it, what changes. */
export function PublishDialog({ preview, open, pending, failure, onClose, onPublish }: PublishDialogProps) {
  const [note, setNote] = useState("");
  return (
    <ConfirmDialog
      open={open}
      onClose={onClose}
      tone="primary"
      title={`Publish ${preview.name} ${preview.version}?`}
      consequences="A published version does not change any more. Corrections need a higher version."
      confirmLabel="Publish"
      size="lg"
      pending={pending}
      onConfirm={() => onPublish(note)}
    >
      {failure === null ? null : (
        <Callout tone="danger" live title="Not published">
          <p>{failure.message}</p>
          <Reasons problems={failure.problems} />
        </Callout>
      )}
      <DescriptionList
        items={[
          { term: "Version", value: preview.version },
          { term: "Domain", value: preview.domain },
          { term: "Seen by", value: preview.visibility },
        ]}
      />
      {open ? <WhatChanges preview={preview} /> : null}
      <Field label="Why, for the version history" name="note" optional>
        {(control) => (
          <Textarea {...control} rows={2} maxLength={500} value={note} onChange={(e) => setNote(e.target.value)} />
        )}
      </Field>
    </ConfirmDialog>
  );
}

/** What stands against it, beyond the sentence for the whole: for a version that is too small, every change that asks for more. */
function Reasons({ problems }: { problems: readonly Problem[] }) {
  const told = problems.filter((problem) => problem.path !== "version" && !problem.path.endsWith(".version"));
  if (told.length === 0) return null;
  const more = told.length - MOST_REASONS;
  return (
    <ul className="mt-1 list-disc pl-5">
      {told.slice(0, MOST_REASONS).map((problem) => (
        <li key={`${problem.path} ${problem.message}`} className="wrap-anywhere">
          {problem.message}
        </li>
      ))}
      {more > 0 ? <li>and {more} more; close this, and the check lists them all.</li> : null}
    </ul>
  );
}

function WhatChanges({ preview }: { preview: PublishPreview }) {
  const compared = preview.contracts.filter(({ diff }) => diff !== null && diff.verdict !== "none");
  const said = [
    ...preview.changes,
    ...preview.contracts.filter(({ diff }) => diff === null).map(({ ref, to }) => `New contract ${ref} ${to}.`),
  ];
  return (
    <div className="flex flex-col gap-3">
      {said.length > 0 || compared.length === 0 ? (
        <div>
          <p className="font-medium">What changes</p>
          <ul className="mt-1 list-disc pl-5">
            {(said.length > 0 ? said : ["Wording only."]).map((change) => (
              <li key={change} className="wrap-anywhere">
                {change}
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      {compared.map((contract) => (
        <ContractChanges key={contract.ref} contract={contract} />
      ))}
    </div>
  );
}
