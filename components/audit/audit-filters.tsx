import Form from "next/form";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { LinkButton } from "@/components/ui/link-button";
import { Select } from "@/components/ui/select";
import { type AuditFilter, doorNames } from "@/lib/features/audit/schema";
import { routes } from "@/lib/routes";
import { auditAddress } from "./audit-address";

type AuditFiltersProps = { filter: AuditFilter; actions: ReadonlyArray<string> };

/** Who, what, on what, through which door, when. A plain GET form: the address is the question. */
export function AuditFilters({ filter, actions }: AuditFiltersProps) {
  const subjects = [...new Set(actions.map((action) => action.split(".")[0] ?? action))];
  const options = subjects.flatMap((subject) => [
    { value: subject, label: `${subject}: everything` },
    ...actions.filter((a) => a.startsWith(`${subject}.`)).map((a) => ({ value: a, label: a })),
  ]);
  return (
    <Form action={routes.audit()} role="search" aria-label="Audit log" className="mb-5 print:hidden">
      <div className="grid gap-3 sm:grid-cols-2 lg:grid-cols-4">
        <Field label="Who" name="who">
          {(control) => (
            <Input {...control} required={false} defaultValue={filter.who} placeholder="Name" autoComplete="off" />
          )}
        </Field>
        <Field label="What happened" name="action">
          {(control) => (
            <Select
              {...control}
              required={false}
              placeholder="Anything"
              defaultValue={filter.action}
              options={options}
            />
          )}
        </Field>
        <Field label="To what" name="subject">
          {(control) => (
            <Input
              {...control}
              required={false}
              defaultValue={filter.subject}
              placeholder="Name or id"
              autoComplete="off"
            />
          )}
        </Field>
        <Field label="Data product" name="product">
          {(control) => (
            <Input
              {...control}
              required={false}
              defaultValue={filter.product}
              placeholder="Its id"
              autoComplete="off"
            />
          )}
        </Field>
        <Field label="Through" name="door">
          {(control) => (
            <Select
              {...control}
              required={false}
              placeholder="Any door"
              defaultValue={filter.door}
              options={Object.entries(doorNames).map(([value, label]) => ({ value, label }))}
            />
          )}
        </Field>
        <Field label="From" name="from">
          {(control) => <Input {...control} required={false} type="date" defaultValue={filter.from} />}
        </Field>
        <Field label="To" name="to" hint="Days in UTC, both included.">
          {(control) => <Input {...control} required={false} type="date" defaultValue={filter.to} />}
        </Field>
      </div>
      <div className="mt-3 flex flex-wrap gap-2">
        <Button type="submit" variant="primary">
          Filter
        </Button>
        {auditAddress(filter) === routes.audit() ? null : (
          <LinkButton href={routes.audit()} variant="ghost">
            Clear
          </LinkButton>
        )}
      </div>
    </Form>
  );
}
