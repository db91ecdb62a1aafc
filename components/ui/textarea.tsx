import type { ComponentProps } from "react";
import { controlClass } from "./control-style";

/** Several lines of text. */
export function Textarea({ className, rows = 4, ...rest }: ComponentProps<"textarea">) {
  return <textarea {...rest} rows={rows} className={controlClass(`resize-y py-1.5 ${className ?? ""}`)} />;
}
