"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { FieldPath } from "@/lib/domain/document/field-path";
import { idOf } from "@/lib/domain/document/head-field";
import { identifierProblem } from "@/lib/domain/document/identifier-problem";
import type * as Documents from "@/lib/domain/product/draft-documents";
import { promisingPorts } from "@/lib/domain/product/promising-ports";
import { formatList } from "@/lib/format";
import type { Texts } from "./texts";
import { settled } from "./unwritten";

export type ContractBarProps = {
  texts: Texts;
  number: number;
  onTexts: (texts: Texts) => void;
  /** Goes to a field of the product. */
  onProduct: (path: FieldPath) => void;
  onRemoved: () => void;
};

/** What changes whole documents brings the YAML library along. */
const documents = () => import("@/lib/domain/product/draft-documents");

/** Which ports promise the contract, and what can be done with it as a whole. */
export function ContractBar({ texts, number, onTexts, onProduct, onRemoved }: ContractBarProps) {
  const [failed, setFailed] = useState(false);
  const [asking, setAsking] = useState<"rename" | "remove" | null>(null);
  const id = idOf(texts.contracts[number] ?? "");
  const ports = promisingPorts(texts.productSource, id);
  const close = () => setAsking(null);
  const change = (how: (documents: typeof Documents, texts: Texts) => Texts) => {
    setFailed(false);
    Promise.all([documents(), settled(texts)]).then(
      ([module, whole]) => onTexts(how(module, whole)),
      () => setFailed(true),
    );
  };
  const names = (ports ?? []).map((port) => `${port.name} ${port.version}`.trim());
  return (
    <div className="mb-4 flex flex-wrap items-center justify-between gap-x-4 gap-y-2 text-sm">
      {ports === null ? (
        <span />
      ) : ports.length > 0 ? (
        <p className="text-muted">
          Promised by output port{" "}
          {ports.map((port, index) => (
            <span key={port.index}>
              {index > 0 ? ", " : ""}
              <button
                type="button"
                onClick={() => onProduct(["outputPorts", port.index, "name"])}
                className="min-h-6 rounded-sm font-medium text-ink underline underline-offset-2"
              >
                {names[index] || `number ${port.index + 1}`}
              </button>
            </span>
          ))}
        </p>
      ) : (
        <p className="flex flex-wrap items-center gap-2 text-warning-ink">
          No output port names this contract.
          {id === "" ? null : (
            <Button
              size="sm"
              onClick={() =>
                change(({ withPortFor }, whole) => ({ ...whole, productSource: withPortFor(whole.productSource, id) }))
              }
            >
              Add a port for it
            </Button>
          )}
        </p>
      )}
      <span className="flex gap-1">
        <Button size="sm" variant="ghost" onClick={() => setAsking("rename")}>
          Change id
        </Button>
        <Button size="sm" variant="ghost" onClick={() => setAsking("remove")}>
          Remove contract
        </Button>
      </span>
      {failed ? (
        <p role="alert" className="basis-full text-danger-ink">
          This needs a connection. Nothing was changed; try again when it is back.
        </p>
      ) : null}
      <RenameDialog
        key={`${id} ${asking}`}
        open={asking === "rename"}
        id={id}
        taken={texts.contracts.map(idOf).filter((_, at) => at !== number)}
        onClose={close}
        onRename={(next) => {
          change(({ withRenamedContract }, whole) => withRenamedContract(whole, number, next));
          close();
        }}
      />
      <ConfirmDialog
        open={asking === "remove"}
        onClose={close}
        title={`Remove the contract ${id || number + 1} from the draft?`}
        consequences={
          names.length === 0
            ? "Its text goes. Undo brings it back."
            : `Its text goes, and output port ${formatList(names)} with it. Undo brings both back.`
        }
        confirmLabel="Remove contract"
        onConfirm={() => {
          close();
          onRemoved();
          change(({ withoutContract }, whole) => withoutContract(whole, number));
        }}
      />
    </div>
  );
}

type RenameProps = {
  open: boolean;
  id: string;
  taken: readonly string[];
  onClose: () => void;
  onRename: (id: string) => void;
};

function RenameDialog({ open, id, taken, onClose, onRename }: RenameProps) {
  const [next, setNext] = useState(id);
  const [tried, setTried] = useState(false);
  const wanted = next.trim();
  const problem = taken.includes(wanted) ? "Another contract of this draft has this id." : identifierProblem(wanted);
  return (
    <Dialog open={open} onClose={onClose} title="Change the contract's id" description="Ports that name it follow.">
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (problem === null) onRename(wanted);
        }}
      >
        <Field label="Contract id" name="new-contract-id" error={tried ? (problem ?? undefined) : undefined}>
          {(control) => (
            <Input {...control} value={next} onChange={(event) => setNext(event.target.value)} autoComplete="off" />
          )}
        </Field>
        <Callout tone="info">
          The id of a contract that is published already stands for that contract; another id makes a new one.
        </Callout>
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="primary">
            Change id
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
