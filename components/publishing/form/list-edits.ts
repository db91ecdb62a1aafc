import type { FieldPath } from "@/lib/domain/document/field-path";
import { isFields, type SpecOf } from "@/lib/domain/document/form/spec";
import type { FormState } from "./form-context";

type ListSpec = SpecOf<"list">;

/** Adding, removing and moving entries, with what is open going along. */
export function listEdits(form: FormState, spec: ListSpec, path: FieldPath) {
  const { binding } = form;
  const count = binding.document.length(path);
  return {
    count,
    /** An entry is known by its place: its name is what is being edited. */
    places: Array.from({ length: count }, (_, place) => place),
    add(order: readonly string[]) {
      if (count === 0) binding.edit([{ path, value: [spec.fresh], order }]);
      else binding.edit([{ path, append: spec.fresh }]);
      form.setOpen([...path, count], true);
      form.setOpen(path, true);
    },
    remove(index: number) {
      binding.edit([{ path: [...path, index], remove: true }]);
      form.moveOpen(path, (at) => (at === index ? null : at > index ? at - 1 : at));
    },
    move(index: number, by: -1 | 1) {
      const other = index + by;
      if (other < 0 || other >= count) return;
      binding.edit([{ path: [...path, index], move: by }]);
      form.moveOpen(path, (at) => (at === index ? other : at === other ? index : at));
    },
  };
}

/** What an entry is called: the first of its naming fields that says something, then the others. */
export function entryTitle(
  form: FormState,
  spec: ListSpec,
  path: FieldPath,
  index: number,
): { title: string; note: string } {
  const entry = form.binding.document.read([...path, index]);
  const words = spec.title.flatMap((name) => {
    const value = isFields(entry) ? entry[name] : undefined;
    if (Array.isArray(value)) return [value.join(", ")];
    return value === undefined || value === null || value === "" || typeof value === "object" ? [] : [String(value)];
  });
  const [title = `New ${spec.entry}`, ...rest] = words;
  return { title, note: rest.join(" · ") };
}
