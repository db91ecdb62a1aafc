"use client";

import { X } from "lucide-react";
import { type ReactNode, useEffect, useId, useRef } from "react";
import { cn } from "@/lib/cn";
import { IconButton } from "./icon-button";

type DialogProps = {
  open: boolean;
  /** Called when it wants to close: Esc, the cross, or a click beside it. */
  onClose: () => void;
  title: string;
  description?: ReactNode;
  /** 480 px, or 640 px for forms with much to read. */
  size?: "md" | "lg";
  children?: ReactNode;
  /** Buttons, the main one last. */
  footer?: ReactNode;
};

/**
 * A modal on the browser's own `<dialog>`: it keeps the focus, makes the page behind inert, closes on Esc and gives the
 * focus back, with no library.
 */
export function Dialog({ open, onClose, title, description, size = "md", children, footer }: DialogProps) {
  const ref = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  const descriptionId = useId();

  useEffect(() => {
    const dialog = ref.current;
    if (!dialog) return;
    if (open && !dialog.open) dialog.showModal();
    if (!open && dialog.open) dialog.close();
  }, [open]);

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard's way is Esc, which the element handles itself
    <dialog
      ref={ref}
      aria-labelledby={titleId}
      aria-describedby={description === undefined ? undefined : descriptionId}
      onClose={onClose}
      onClick={(event) => {
        // The backdrop belongs to the dialog: a click that hits the dialog itself is beside its content.
        if (event.target === event.currentTarget) onClose();
      }}
      className={cn(
        "max-h-[calc(100dvh-2rem)] w-[calc(100vw-2rem)] overflow-y-auto rounded-lg border border-line-strong bg-raised text-ink shadow-overlay",
        size === "lg" ? "max-w-160" : "max-w-120",
      )}
    >
      <div className="relative flex flex-col gap-4 p-5">
        <div className="min-w-0 pr-8">
          <h2 id={titleId} className="text-lg font-semibold">
            {title}
          </h2>
          {description === undefined ? null : (
            <div id={descriptionId} className="mt-1 text-muted">
              {description}
            </div>
          )}
        </div>
        {children}
        {footer === undefined ? null : <div className="flex flex-wrap justify-end gap-2">{footer}</div>}
        {/* Last, so that the focus first lands on what the dialog is about. */}
        <IconButton
          label="Close"
          icon={<X aria-hidden />}
          size="sm"
          onClick={onClose}
          className="absolute top-4 right-4"
        />
      </div>
    </dialog>
  );
}
