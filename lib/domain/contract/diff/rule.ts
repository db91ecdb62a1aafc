import type { ChangeClass } from "./model";

/** How one kind of change is judged. Each has a row in `docs/contract-rules.md`. */
export type Rule = {
  class: ChangeClass;
  /** A change of this kind, in a few words. */
  example: string;
  /** One sentence from the side of whoever reads the data. */
  reason: string;
};

type Row<C extends ChangeClass> = Rule & { class: C };
const row =
  <C extends ChangeClass>(cls: C) =>
  (example: string, reason: string): Row<C> => ({ class: cls, example, reason });

export const breaking = row("breaking");
export const risky = row("risky");
export const additive = row("additive");
export const wording = row("wording");
