import Form from "next/form";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { roleNames, roles } from "@/lib/domain/actor";
import type { PeopleFilter } from "@/lib/features/people/schema";
import { routes } from "@/lib/routes";

/** Narrows the list of people; everything stands in the address. */
export function PeopleFilters({ filter }: { filter: PeopleFilter }) {
  return (
    <Form action={routes.adminPeople()} role="search" aria-label="People" className="mb-4 flex flex-wrap gap-2">
      <div className="min-w-48 flex-1 sm:max-w-80">
        <Input
          type="search"
          name="q"
          aria-label="Name or e-mail"
          placeholder="Name or e-mail"
          defaultValue={filter.q}
        />
      </div>
      <Select
        name="role"
        aria-label="Role"
        placeholder="Any role"
        defaultValue={filter.role ?? ""}
        options={[
          ...roles.map((role) => ({ value: role, label: roleNames[role] })),
          { value: "none", label: "No role" },
        ]}
      />
      <Select
        name="state"
        aria-label="State"
        defaultValue={filter.state}
        options={[
          { value: "active", label: "Active" },
          { value: "deactivated", label: "Deactivated" },
          { value: "all", label: "All" },
        ]}
      />
      <Button type="submit">Filter</Button>
    </Form>
  );
}
