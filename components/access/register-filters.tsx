import Form from "next/form";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { grantStatuses } from "@/lib/domain/access/states";
import type { RegisterFilter } from "@/lib/features/access/schema";
import { routes } from "@/lib/routes";

const STATUS_WORDS = { provisioning: "Setting up", active: "Active", revoking: "Ending", ended: "Ended" } as const;

/** A plain GET form: the filters are the address. */
export function RegisterFilters({ filter }: { filter: RegisterFilter }) {
  return (
    <Form
      action={routes.accessRegister()}
      role="search"
      aria-label="Access register"
      className="mb-4 flex flex-wrap gap-2 print:hidden"
    >
      <div className="min-w-64 flex-1 sm:max-w-80">
        <Input
          type="search"
          name="q"
          aria-label="Product, consumer, purpose or role"
          placeholder="Product, consumer, purpose or role"
          defaultValue={filter.q ?? ""}
        />
      </div>
      <Select
        name="status"
        aria-label="Status"
        placeholder="All that stand"
        options={grantStatuses.map((value) => ({ value, label: STATUS_WORDS[value] }))}
        defaultValue={filter.status ?? ""}
      />
      <Button type="submit">Filter</Button>
    </Form>
  );
}
