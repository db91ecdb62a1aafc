"use client";

import Link from "next/link";
import { createContext, type KeyboardEvent, type ReactNode, use, useId } from "react";
import { cn } from "@/lib/cn";
import { type ButtonSize, type ButtonVariant, buttonClass } from "./button-style";
import type { Align } from "./placement";
import { FLOATING, useAnchored } from "./use-anchored";

type MenuProps = {
  trigger: ReactNode;
  /** The button's accessible name: "Actions for Entity ratings". */
  label: string;
  variant?: ButtonVariant;
  size?: ButtonSize;
  /** The trigger is only an icon. */
  square?: boolean;
  align?: Align;
  children: ReactNode;
};

const CloseMenu = createContext<() => void>(() => {});

function itemsOf(popup: Element): HTMLElement[] {
  return [...popup.querySelectorAll<HTMLElement>("[role=menuitem]")];
}

/** Where a key moves to among `count` items from `index`, or undefined when the key does not move. */
function step(key: string, index: number, count: number): number | undefined {
  if (key === "ArrowDown") return (index + 1) % count;
  if (key === "ArrowUp") return (index - 1 + count) % count;
  if (key === "Home") return 0;
  if (key === "End") return count - 1;
  return undefined;
}

/** A button with a list of acts (ARIA menu button pattern): arrows, Home, End and first letters move, Esc closes. */
export function Menu({ trigger, label, variant = "ghost", size, square = false, align = "end", children }: MenuProps) {
  const { close, triggerProps, popupProps } = useAnchored(align, (popup) => itemsOf(popup)[0]?.focus());

  function onKeyDown(event: KeyboardEvent<HTMLDivElement>) {
    const items = itemsOf(event.currentTarget);
    const index = document.activeElement instanceof HTMLElement ? items.indexOf(document.activeElement) : -1;
    if (event.key === "Tab") return close();
    let target = items[step(event.key, index, items.length) ?? -1];
    if (!target && /^\p{L}$/u.test(event.key)) {
      const letter = event.key.toLowerCase();
      const order = [...items.slice(index + 1), ...items.slice(0, index + 1)];
      target = order.find((item) => item.textContent?.trim().toLowerCase().startsWith(letter));
    }
    if (!target) return;
    event.preventDefault();
    target.focus();
  }

  return (
    <CloseMenu value={close}>
      <button
        {...triggerProps}
        type="button"
        aria-haspopup="menu"
        aria-label={label}
        className={buttonClass({ variant, size, square })}
      >
        {trigger}
      </button>
      <div
        {...popupProps}
        role="menu"
        aria-label={label}
        tabIndex={-1}
        onKeyDown={onKeyDown}
        className={cn(FLOATING, "min-w-44 p-1")}
      >
        {children}
      </div>
    </CloseMenu>
  );
}

const ITEM =
  "flex min-h-8 w-full items-center gap-2 rounded-md px-2 text-left outline-none hover:bg-hover focus:bg-selected [&_svg]:size-4 [&_svg]:shrink-0";

type MenuItemProps = {
  icon?: ReactNode;
  /** Takes something away. */
  danger?: boolean;
  /** Why not now, as a sentence: shown under the label. */
  disabledReason?: string | undefined;
  onSelect: () => void;
  children: ReactNode;
};

export function MenuItem({ icon, danger = false, disabledReason, onSelect, children }: MenuItemProps) {
  const close = use(CloseMenu);
  const reasonId = useId();
  const blocked = disabledReason !== undefined;
  return (
    <button
      type="button"
      role="menuitem"
      tabIndex={-1}
      aria-disabled={blocked || undefined}
      aria-describedby={blocked ? reasonId : undefined}
      onClick={() => {
        if (blocked) return;
        close();
        onSelect();
      }}
      className={cn(ITEM, danger && !blocked && "text-danger-ink", blocked && "text-faint")}
    >
      {icon}
      <span className="min-w-0">
        {children}
        {blocked ? (
          <span id={reasonId} className="block max-w-60 pb-1 text-sm text-muted">
            {disabledReason}
          </span>
        ) : null}
      </span>
    </button>
  );
}

/** A line of the menu that goes somewhere. */
export function MenuLink({ href, icon, children }: { href: string; icon?: ReactNode; children: ReactNode }) {
  const close = use(CloseMenu);
  return (
    <Link href={href} role="menuitem" tabIndex={-1} onClick={close} className={ITEM}>
      {icon}
      {children}
    </Link>
  );
}
