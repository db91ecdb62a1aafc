"use client";

import type { ReactNode } from "react";
import { Button } from "./button";
import { Dialog } from "./dialog";
import { SubmitButton } from "./submit-button";

type ConfirmDialogProps = {
  open: boolean;
  onClose: () => void;
  /** The question: "Revoke this access?" */
  title: string;
  /** What will happen, to whom, and whether it can be undone. */
  consequences: ReactNode;
  /** The verb: "Revoke access". */
  confirmLabel: string;
  /** `danger` for what takes something away. */
  tone?: "primary" | "danger";
  /** `lg` where there is much to read before. */
  size?: "md" | "lg";
  /** Fields, such as a reason; with `action` they are sent. */
  children?: ReactNode;
} & (
  | { onConfirm: () => void; pending?: boolean; action?: undefined }
  /** A form action; it closes the dialog itself when it went well, and shows errors in `children` when not. */
  | { action: (data: FormData) => void | Promise<void>; onConfirm?: undefined; pending?: undefined }
);

/** Asks before what cannot be taken back. The safe way out comes first. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { open, onClose, title, consequences, confirmLabel, tone = "danger", size, children } = props;
  const cancel = <Button onClick={onClose}>Cancel</Button>;
  const frame = { open, onClose, title, description: consequences, ...(size ? { size } : {}) };
  if (props.action) {
    return (
      <Dialog {...frame}>
        <form action={props.action} className="flex flex-col gap-4">
          {children}
          <div className="flex flex-wrap justify-end gap-2">
            {cancel}
            <SubmitButton variant={tone}>{confirmLabel}</SubmitButton>
          </div>
        </form>
      </Dialog>
    );
  }
  const confirm = (
    <Button variant={tone} pending={props.pending} onClick={props.onConfirm}>
      {confirmLabel}
    </Button>
  );
  return (
    <Dialog
      {...frame}
      footer={
        <>
          {cancel}
          {confirm}
        </>
      }
    >
      {children}
    </Dialog>
  );
}
