import { Search } from "lucide-react";
import type { Metadata } from "next";
import Form from "next/form";
import { Continue, ShortList } from "@/components/catalog/home-sections";
import { PageHeader } from "@/components/layout/page-header";
import { buttonClass } from "@/components/ui/button-style";
import { controlClass } from "@/components/ui/control-style";
import { EmptyState } from "@/components/ui/empty-state";
import { requireActor } from "@/lib/auth/actor";
import { inboxCount } from "@/lib/features/access/queries/inbox";
import { homeOverview } from "@/lib/features/catalog/queries/home";
import { plural } from "@/lib/format";
import { routes } from "@/lib/routes";

export const metadata: Metadata = { title: "Home" };

/** Starts where people start: with a question, or with what they left open. */
export default async function HomePage() {
  const actor = await requireActor();
  const now = new Date();
  const [overview, toDecide] = await Promise.all([homeOverview(actor, now), inboxCount(actor)]);
  const firstName = actor.name.split(" ")[0] ?? actor.name;
  return (
    <>
      <PageHeader
        title={`Hello, ${firstName}`}
        description={
          overview.total === 0 ? undefined : `${plural(overview.total, "data product")} to find, understand and get.`
        }
      />
      <search className="mb-8 block">
        <Form action={routes.search()} className="flex max-w-160 gap-2">
          <input
            type="search"
            name="q"
            required
            aria-label="What are you looking for?"
            placeholder="Tenants, ratings, energy use …"
            autoComplete="off"
            className={controlClass("h-10")}
          />
          <button type="submit" className={buttonClass({ variant: "primary", size: "lg" })}>
            <Search aria-hidden />
            Search
          </button>
        </Form>
      </search>
      <Continue overview={overview} toDecide={toDecide} now={now} />
      {overview.total === 0 ? (
        <EmptyState kind="first-use" title="There are no data products yet that you may see">
          They appear here as soon as a team publishes the first one.
        </EmptyState>
      ) : (
        <>
          <ShortList
            title="From my domains"
            products={overview.fromDomains}
            now={now}
            more={{ label: "All of them", href: routes.search({ domain: overview.domains }) }}
          />
          <ShortList
            title="Newly published"
            products={overview.newest}
            now={now}
            more={{ label: "Everything, newest first", href: routes.search({ sort: "newest" }) }}
          />
        </>
      )}
    </>
  );
}
