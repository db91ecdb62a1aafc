import { type ComponentProps, type ReactNode, useId } from "react";
import { type ButtonSize, type ButtonVariant, buttonClass } from "./button-style";
import { Spinner } from "./spinner";

type ButtonProps = Omit<ComponentProps<"button">, "disabled"> & {
  variant?: ButtonVariant;
  size?: ButtonSize;
  /** Shown before the label. */
  icon?: ReactNode;
  /** The act is under way: a spinner, `aria-busy`, and further clicks do nothing. */
  pending?: boolean;
  /**
   * Why it cannot be used now, as a sentence for the person reading it. The button stays reachable by keyboard
   * (`aria-disabled`, not `disabled`) and the sentence stands under it, so that everybody can learn why.
   */
  disabledReason?: string | undefined;
};

/** A button that does something here. For going somewhere use `LinkButton`; for an icon alone `IconButton`. */
export function Button(props: ButtonProps) {
  const { variant, size, icon, pending = false, disabledReason, className, type, onClick, children, ...rest } = props;
  const reasonId = useId();
  const idle = disabledReason === undefined && !pending;
  const button = (
    <button
      {...rest}
      // Not being a submit button is what keeps a blocked or busy one from sending its form, without any script.
      type={idle ? (type ?? "button") : "button"}
      onClick={idle ? onClick : undefined}
      aria-disabled={idle ? undefined : true}
      aria-busy={pending || undefined}
      aria-describedby={disabledReason === undefined ? rest["aria-describedby"] : reasonId}
      className={buttonClass({ variant, size, blocked: disabledReason !== undefined, className })}
    >
      {pending ? <Spinner /> : icon}
      {children}
    </button>
  );
  if (disabledReason === undefined) return button;
  return (
    <span className="inline-flex max-w-80 flex-col items-start gap-1 print:hidden">
      {button}
      <span id={reasonId} className="text-sm text-muted">
        {disabledReason}
      </span>
    </span>
  );
}
