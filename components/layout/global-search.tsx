"use client";

import { Search } from "lucide-react";
import Form from "next/form";
import { usePathname, useSearchParams } from "next/navigation";
import { Kbd } from "@/components/ui/kbd";
import { routes } from "@/lib/routes";

/** The search field of the header. A plain GET form; on the search page it shows what was searched for. */
export function GlobalSearch() {
  const pathname = usePathname();
  const params = useSearchParams();
  const query = pathname === routes.search() ? (params.get("q") ?? "") : "";
  return (
    <search className="min-w-0 flex-1">
      <Form action={routes.search()} className="relative max-w-120">
        <Search aria-hidden className="pointer-events-none absolute top-2 left-2.5 size-4 text-faint" />
        <input
          // A new address brings a new value; what is being typed meanwhile is left alone.
          key={query}
          type="search"
          name="q"
          defaultValue={query}
          aria-label="Search data products"
          aria-keyshortcuts="/ Control+K Meta+K"
          placeholder="Search data products"
          autoComplete="off"
          data-search-field=""
          className="peer h-8 w-full min-w-0 rounded-md border border-line-strong bg-sunken pr-8 pl-8 text-lg text-ink hover:border-control focus-visible:border-focus focus-visible:bg-canvas focus-visible:outline-offset-0 sm:text-base"
        />
        <span aria-hidden className="absolute top-1.5 right-1.5 hidden peer-focus:hidden sm:block">
          <Kbd>/</Kbd>
        </span>
      </Form>
    </search>
  );
}
