"use client";

import { createContext, type ReactNode, use } from "react";
import type { Choices } from "@/components/publishing/choices";
import type { Binding } from "@/components/publishing/document-binding";
import type { FieldPath } from "@/lib/domain/document/field-path";
import type { FieldSpec } from "@/lib/domain/document/form/spec";

/** What every part of a form needs: its document, what is open in it, and where the writer wants to be. */
export type FormState = {
  binding: Binding;
  /** Tells the fields of several documents on one page apart. */
  prefix: string;
  choices: Choices;
  /** The fields of one mapping. Here, because fields hold mappings, which hold fields. */
  fields(specs: readonly FieldSpec[], path: FieldPath): ReactNode;
  /** Ids of the contracts in this draft. */
  contractIds: readonly string[];
  /** Whether the part of the document at this path is open; `standard` until somebody opened or closed it. */
  isOpen(path: FieldPath, standard: boolean): boolean;
  setOpen(path: FieldPath, open: boolean): void;
  /** After a list changed: which place an entry has now; null when it is gone. */
  moveOpen(list: FieldPath, to: (index: number) => number | null): void;
  /** The field to go to; it is being looked for until the form shows it. */
  focus: FieldPath | null;
};

const FormContext = createContext<FormState | null>(null);

export const FormProvider = FormContext.Provider;

export function useForm(): FormState {
  const state = use(FormContext);
  if (!state) throw new Error("A field stands outside of a form.");
  return state;
}
