"use client";

import type { ReactNode } from "react";
import { Button } from "./button";
import { Dialog } from "./dialog";

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
  pending?: boolean;
  onConfirm: () => void;
  /** Fields, such as a reason. */
  children?: ReactNode;
};

/** Asks before what cannot be taken back. The safe way out comes first and has the focus. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { open, onClose, title, consequences, confirmLabel, tone = "danger", pending, onConfirm, children } = props;
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={title}
      description={consequences}
      footer={
        <>
          <Button onClick={onClose} autoFocus={children === undefined}>
            Cancel
          </Button>
          <Button variant={tone} pending={pending} onClick={onConfirm}>
            {confirmLabel}
          </Button>
        </>
      }
    >
      {children}
    </Dialog>
  );
}
