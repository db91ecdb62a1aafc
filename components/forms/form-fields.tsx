import { Checkbox } from "@/components/ui/checkbox";
import { type ControlProps, Field, FieldError } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import { type ActionState, problemOf } from "@/lib/action-state";
import type { FieldSpec } from "./field-spec";

type FormFieldsProps = {
  fields: ReadonlyArray<FieldSpec>;
  state: ActionState;
  /** Keeps ids apart where a page has several forms. */
  prefix: string;
};

/** The fields of a form with what was typed before and what was wrong with it. */
export function FormFields({ fields, state, prefix }: FormFieldsProps) {
  return fields.map((spec) => <OneField key={spec.name} spec={spec} state={state} prefix={prefix} />);
}

function OneField({ spec, state, prefix }: { spec: FieldSpec; state: ActionState; prefix: string }) {
  if (spec.kind === "hidden") return <input type="hidden" name={spec.name} value={spec.value} />;
  const error = problemOf(state, spec.name);
  if (spec.kind === "checkbox") {
    const { name, label, hint, defaultChecked } = spec;
    return <Checkbox name={name} label={label} hint={hint} error={error} defaultChecked={defaultChecked} />;
  }
  if (spec.kind === "checkboxes") return <Checkboxes spec={spec} error={error} id={`field-${prefix}-${spec.name}`} />;
  const { name, label, hint, optional } = spec;
  const value = state.ok ? spec.defaultValue : (state.values?.[name] ?? spec.defaultValue);
  return (
    <Field label={label} name={name} hint={hint} optional={optional} error={error} id={`field-${prefix}-${name}`}>
      {(control) => <Control spec={spec} control={control} value={value} />}
    </Field>
  );
}

type Editable = Exclude<FieldSpec, { kind: "hidden" | "checkbox" | "checkboxes" }>;

function Control({ spec, control, value }: { spec: Editable; control: ControlProps; value: string | undefined }) {
  if (spec.kind === "textarea") return <Textarea {...control} defaultValue={value} />;
  if (spec.kind === "select") {
    const { options, placeholder } = spec;
    // A form that was reset forgets a select's default; a new key brings it back.
    return <Select key={value} {...control} options={options} placeholder={placeholder} defaultValue={value} />;
  }
  if (spec.kind === "date")
    return <Input {...control} type="date" min={spec.min} defaultValue={value} className="max-w-48" />;
  const { kind, autoComplete = "off", readOnly } = spec;
  return <Input {...control} type={kind} autoComplete={autoComplete} readOnly={readOnly} defaultValue={value} />;
}

type CheckboxesProps = { spec: Extract<FieldSpec, { kind: "checkboxes" }>; error: string | undefined; id: string };

function Checkboxes({ spec, error, id }: CheckboxesProps) {
  const errorId = `${id}-error`;
  return (
    <fieldset id={id} tabIndex={-1} aria-describedby={error ? errorId : undefined} className="flex flex-col gap-1">
      <legend className="mb-1 font-medium">{spec.label}</legend>
      {spec.options.map(({ value, label, hint }) => (
        <Checkbox key={value} name={spec.name} value={value} label={label} hint={hint} />
      ))}
      <FieldError id={errorId} error={error} />
    </fieldset>
  );
}
