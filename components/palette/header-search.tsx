"use client";

import { Search } from "lucide-react";
import Form from "next/form";
import { usePathname, useSearchParams } from "next/navigation";
import { type ComponentType, useRef, useState } from "react";
import { Kbd } from "@/components/ui/kbd";
import { routes } from "@/lib/routes";

/**
 * The search field of the header. A plain GET form that works without script; on the search page it shows what was searched
 * for. What suggests while one types comes when the field is first used.
 */
export function HeaderSearch() {
  const pathname = usePathname();
  const params = useSearchParams();
  const query = pathname === routes.search() ? (params.get("q") ?? "") : "";
  return (
    <search className="min-w-0 flex-1">
      {/* A new address brings a new value; what is being typed meanwhile is left alone. */}
      <SearchForm key={query} query={query} />
    </search>
  );
}

function SearchForm({ query }: { query: string }) {
  const input = useRef<HTMLInputElement>(null);
  const [Popup, setPopup] = useState<ComponentType<{ input: HTMLInputElement }> | null>(null);
  // Without it, because the network fails or a new version is out, the form still works.
  const load = () =>
    import("./search-popup").then(
      ({ SearchPopup }) => setPopup(() => SearchPopup),
      () => undefined,
    );
  return (
    <Form action={routes.search()} className="relative max-w-120">
      <Search aria-hidden className="pointer-events-none absolute top-2 left-2.5 size-4 text-faint" />
      <input
        ref={input}
        type="search"
        name="q"
        defaultValue={query}
        maxLength={200}
        aria-label="Search data products"
        aria-keyshortcuts="/"
        placeholder="Search data products"
        autoComplete="off"
        data-search-field=""
        onFocus={load}
        className="peer h-8 w-full min-w-0 rounded-md border border-line-strong bg-sunken pr-8 pl-8 text-lg text-ink hover:border-control focus-visible:border-focus focus-visible:bg-canvas focus-visible:outline-offset-0 sm:text-base"
      />
      <span aria-hidden className="absolute top-1.5 right-1.5 hidden peer-focus:hidden sm:block">
        <Kbd>/</Kbd>
      </span>
      {Popup && input.current ? <Popup input={input.current} /> : null}
    </Form>
  );
}
