import type { ComponentProps } from "react";
import { controlClass } from "./control-style";

/** One line of text. Label, hint and error come from `Field`. */
export function Input({ className, type = "text", ...rest }: ComponentProps<"input">) {
  return <input {...rest} type={type} className={controlClass(`h-8 ${className ?? ""}`)} />;
}
