import { Search } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import type { NeedFilter } from "@/lib/features/needs/schema";
import { routes } from "@/lib/routes";

/** Searches in the needs of the open tab; works without script. */
export function NeedSearch({ filter }: { filter: NeedFilter }) {
  return (
    <search className="mb-4 print:hidden">
      <form action={routes.needs()} className="flex max-w-100 gap-2">
        {filter.view === "open" ? null : <input type="hidden" name="view" value={filter.view} />}
        <Input
          type="search"
          name="q"
          aria-label="Search in needs"
          placeholder="Words or a number"
          maxLength={200}
          defaultValue={filter.q}
        />
        <Button type="submit" icon={<Search aria-hidden />}>
          Search
        </Button>
      </form>
    </search>
  );
}
