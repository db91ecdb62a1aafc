import type { ReactNode } from "react";
import type { SelectOption } from "@/components/ui/select";

type Labelled = { name: string; label: string; hint?: ReactNode; optional?: boolean; defaultValue?: string };

/** One field of a `SimpleForm`, as plain data, so that a page can give it from the server. */
export type FieldSpec =
  | (Labelled & { kind: "text" | "email" | "password"; autoComplete?: string; readOnly?: boolean })
  | (Labelled & { kind: "date"; min?: string })
  | (Labelled & { kind: "textarea" })
  | (Labelled & { kind: "select"; options: ReadonlyArray<SelectOption>; placeholder?: string })
  | {
      kind: "checkboxes";
      name: string;
      label: string;
      options: ReadonlyArray<{ value: string; label: string; hint?: string }>;
    }
  | { kind: "checkbox"; name: string; label: string; hint?: string; defaultChecked?: boolean }
  | { kind: "hidden"; name: string; value: string };
