"use client";

import { Plus } from "lucide-react";
import { Button } from "@/components/ui/button";
import { FieldError } from "@/components/ui/field";
import { cn } from "@/lib/cn";
import { type FieldPath, formatPath } from "@/lib/domain/document/field-path";
import type { SpecOf } from "@/lib/domain/document/form/spec";
import { formatNumber } from "@/lib/format";
import { ColumnsView } from "./columns-view";
import { Disclosure } from "./disclosure";
import { EntryActions } from "./entry-actions";
import { useForm } from "./form-context";
import { entryTitle, listEdits } from "./list-edits";

type ListProps = { spec: SpecOf<"list">; path: FieldPath; order: readonly string[] };

/** A list of entries: at the top of a section it stands open, inside an entry it is opened when it is wanted. */
export function ListView({ spec, path, order }: ListProps) {
  const form = useForm();
  const { count } = listEdits(form, spec, path);
  const content = () =>
    spec.look === "columns" ? (
      <ColumnsView spec={spec} path={path} order={order} />
    ) : (
      <Entries spec={spec} path={path} order={order} />
    );
  if (path.length === 1) return content();
  return (
    <Disclosure
      open={form.isOpen(path, spec.look === "columns")}
      onOpen={(open) => form.setOpen(path, open)}
      title={spec.label}
      note={count === 0 ? "none" : formatNumber(count)}
      problems={form.binding.problemsIn(path)}
    >
      {() => <div className={spec.look === "columns" ? "mt-1" : "mt-1 border-l-2 border-line pl-4"}>{content()}</div>}
    </Disclosure>
  );
}

function Entries({ spec, path, order }: ListProps) {
  const form = useForm();
  const edits = listEdits(form, spec, path);
  const error = form.binding.error(path);
  return (
    <div>
      <FieldError id={`${form.prefix}-${formatPath(path)}-error`} error={error} />
      {edits.count === 0 ? null : (
        <ul className="divide-y divide-line border-y border-line">
          {edits.places.map((index) => (
            <li key={index}>
              <Entry spec={spec} path={path} index={index} edits={edits} />
            </li>
          ))}
        </ul>
      )}
      <Button
        size="sm"
        className="mt-2"
        icon={<Plus aria-hidden className="size-4" />}
        onClick={() => edits.add(order)}
      >
        Add {spec.entry}
      </Button>
    </div>
  );
}

type EntryProps = { spec: SpecOf<"list">; path: FieldPath; index: number; edits: ReturnType<typeof listEdits> };

function Entry({ spec, path, index, edits }: EntryProps) {
  const form = useForm();
  const here = [...path, index];
  const { title, note } = entryTitle(form, spec, path, index);
  const error = form.binding.error(here);
  return (
    <div data-path={formatPath(here)}>
      <Disclosure
        open={form.isOpen(here, edits.count === 1 && path.length === 1)}
        onOpen={(open) => form.setOpen(here, open)}
        title={title}
        note={note}
        problems={form.binding.problemsIn(here)}
        actions={<EntryActions name={`${spec.entry} ${title}`} index={index} edits={edits} />}
      >
        {() => (
          <div className={cn("pt-1 pb-4", path.length > 1 && "sm:pl-5.5")}>
            <FieldError id={`${form.prefix}-${formatPath(here)}-error`} error={error} />
            {form.fields(spec.fields(), here)}
          </div>
        )}
      </Disclosure>
    </div>
  );
}
