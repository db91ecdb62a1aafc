import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { grantStatuses } from "@/lib/domain/access/states";
import type { RegisterFilter } from "@/lib/features/access/schema";
import { routes } from "@/lib/routes";

const STATUS_WORDS = { provisioning: "Setting up", active: "Active", revoking: "Ending", ended: "Ended" } as const;

/** A plain GET form: the filters are the address. */
export function RegisterFilters({ filter }: { filter: RegisterFilter }) {
  return (
    <form action={routes.accessRegister()} className="mb-4 flex flex-wrap items-end gap-3 print:hidden">
      <Field label="Product, consumer, purpose or role" name="q" optional className="basis-72">
        {({ required: _, ...control }) => <Input {...control} type="search" defaultValue={filter.q ?? ""} />}
      </Field>
      <Field label="Status" name="status" optional className="basis-44">
        {({ required: _, ...control }) => (
          <Select
            {...control}
            placeholder="All that stand"
            options={grantStatuses.map((value) => ({ value, label: STATUS_WORDS[value] }))}
            defaultValue={filter.status ?? ""}
          />
        )}
      </Field>
      <Button type="submit">Filter</Button>
    </form>
  );
}
