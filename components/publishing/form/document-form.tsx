"use client";

import { useEffect, useMemo, useRef } from "react";
import type { Choices } from "@/components/publishing/choices";
import { type Binding, useBinding } from "@/components/publishing/document-binding";
import { Callout } from "@/components/ui/callout";
import { type FieldPath, formatPath } from "@/lib/domain/document/field-path";
import { isFields, onlyInText, type SectionSpec } from "@/lib/domain/document/form/spec";
import type { OpenDocument } from "@/lib/domain/document/open-document";
import type { Problem } from "@/lib/domain/errors";
import { plural } from "@/lib/format";
import { Disclosure } from "./disclosure";
import { FieldsView } from "./fields-view";
import { FormProvider, type FormState, useForm } from "./form-context";
import { useFocusedField, useFocusField, useTouched } from "./use-focus-field";
import { useOpenParts } from "./use-open-parts";

type DocumentFormProps = {
  /** Null when its text cannot be read. */
  document: OpenDocument | null;
  prefix: string;
  problems: readonly Problem[];
  choices: Choices;
  contractIds: readonly string[];
  /** The sections of the form for a version of the standard. */
  sections: (apiVersion: string) => readonly SectionSpec[];
  /** What no form changes and nobody needs to be told of. */
  fixed: readonly string[];
  onEdit: Binding["edit"];
  /** Somebody points at the form or enters it. */
  onTouch: () => void;
  /** The field to go to; a new object goes there again. */
  wanted: { path: FieldPath } | null;
  /** The writer is in this field now. */
  onPlace: (path: FieldPath) => void;
  onYaml: (path: FieldPath) => void;
};

/** A form over one document. Each field writes into the text; what the form does not know stays in it as it is. */
export function DocumentForm(props: DocumentFormProps) {
  const { document, prefix, problems, choices, contractIds, sections, fixed, wanted, onPlace, onTouch, onYaml } = props;
  const binding = useBinding(document, problems, props.onEdit);
  const parts = useOpenParts();
  const root = useRef<HTMLDivElement>(null);
  const { openWay } = parts;

  useEffect(() => {
    if (wanted) openWay(wanted.path);
  }, [wanted, openWay]);
  useFocusField(root, wanted);
  useFocusedField(root, onPlace, binding !== null);
  useTouched(root, onTouch, binding !== null);

  if (!binding)
    return (
      <Callout tone="warning" title="The YAML of this document cannot be read">
        Correct it in the YAML view; the form comes back then.
      </Callout>
    );
  const state: FormState = { ...parts, fields, binding, prefix, choices, contractIds, focus: wanted?.path ?? null };
  const specs = sections(binding.text(["apiVersion"]));
  return (
    <FormProvider value={state}>
      <div ref={root} className="flex flex-col">
        {specs.map((section) => (
          <SectionView key={section.id} section={section} />
        ))}
        <Remainder binding={binding} sections={specs} fixed={fixed} onYaml={onYaml} />
      </div>
    </FormProvider>
  );
}

const fields: FormState["fields"] = (specs, path) => <FieldsView specs={specs} path={path} />;

/** How much is written in a section, in a word. */
function amountOf(section: SectionSpec, binding: Binding): string {
  const [spec] = section.fields;
  if (!spec || section.fields.length > 2) return "";
  const value = binding.document.read([spec.name]);
  if (Array.isArray(value)) return value.length === 0 ? "none" : String(value.length);
  return isFields(value) && Object.keys(value).length > 0 ? "" : "none";
}

function SectionView({ section }: { section: SectionSpec }) {
  const { binding, isOpen, setOpen } = useForm();
  const names = useMemo(
    () => section.fields.filter((spec) => spec.kind !== "custom").map((spec) => spec.name),
    [section],
  );
  const key = [`#${section.id}`];
  // A section is open, too, when one of its fields is on the way to where the writer wants to be.
  const open = isOpen(key, section.open) || names.some((name) => isOpen([name], false));
  const toggle = (next: boolean) => {
    setOpen(key, next);
    if (!next) for (const name of names) setOpen([name], false);
  };
  const problems = names.reduce((sum, name) => sum + binding.problemsIn([name]), 0);
  const amount = amountOf(section, binding);
  return (
    <section className="border-b border-line py-2 first:pt-0">
      <Disclosure
        heading="h2"
        open={open}
        onOpen={toggle}
        title={<span className="font-semibold">{section.title}</span>}
        note={amount === "" ? undefined : amount}
        problems={problems}
      >
        {() => (
          <div className="pt-1 pb-4 sm:pl-5.5">
            {section.description === undefined ? null : (
              <p className="mb-3 max-w-160 text-muted">{section.description}</p>
            )}
            <FieldsView specs={section.fields} path={[]} />
          </div>
        )}
      </Disclosure>
    </section>
  );
}

type RemainderProps = {
  binding: Binding;
  sections: readonly SectionSpec[];
  fixed: readonly string[];
  onYaml: (path: FieldPath) => void;
};

/** The most that are named; the YAML shows the others. */
const NAMED = 8;

/** What only the YAML shows, by name. */
function Remainder({ binding, sections, fixed, onYaml }: RemainderProps) {
  const { plain } = binding.document;
  const rest = useMemo(
    () =>
      onlyInText(
        sections.flatMap((section) => section.fields),
        plain,
      ).filter((path) => !fixed.includes(String(path[0]))),
    [sections, plain, fixed],
  );
  if (rest.length === 0) return null;
  return (
    <div className="mt-4 text-sm text-muted">
      <p>
        {plural(rest.length, "field is", "fields are")} only in the YAML, and {rest.length === 1 ? "stays" : "stay"} as
        written:
      </p>
      <ul className="mt-1 flex flex-wrap gap-x-3">
        {rest.slice(0, NAMED).map((path) => (
          <li key={formatPath(path)}>
            <button
              type="button"
              onClick={() => onYaml(path)}
              className="min-h-6 rounded-sm font-mono underline underline-offset-2 hover:text-ink"
            >
              {formatPath(path)}
            </button>
          </li>
        ))}
        {rest.length > NAMED ? <li className="flex min-h-6 items-center">and {rest.length - NAMED} more</li> : null}
      </ul>
    </div>
  );
}
