import type { ComponentProps } from "react";
import { controlClass } from "./control-style";

/** Several lines of text; grows with its content where the browser can (`field-sizing`). */
export function Textarea({ className, rows = 4, ...rest }: ComponentProps<"textarea">) {
  return <textarea {...rest} rows={rows} className={controlClass(`field-sizing-content py-1.5 ${className ?? ""}`)} />;
}
