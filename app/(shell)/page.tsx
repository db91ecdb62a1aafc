import { Search } from "lucide-react";
import type { Metadata } from "next";
import Form from "next/form";
import { Continue } from "@/components/home/continue";
import { FirstSteps, NoRoleYet } from "@/components/home/first-steps";
import { HomeProducts } from "@/components/home/home-products";
import { PageHeader } from "@/components/layout/page-header";
import { buttonClass } from "@/components/ui/button-style";
import { controlClass } from "@/components/ui/control-style";
import { EmptyState } from "@/components/ui/empty-state";
import { requireActor } from "@/lib/auth/actor";
import { isInsider } from "@/lib/domain/permissions";
import { inboxCount } from "@/lib/features/access/queries/inbox";
import { homeLists } from "@/lib/features/catalog/queries/home";
import { openMatters } from "@/lib/features/catalog/queries/home-open";
import { routes } from "@/lib/routes";

export const metadata: Metadata = { title: "Home" };

/** Starts where people start: with a question, or with what they left open. */
export default async function HomePage() {
  const actor = await requireActor();
  const now = new Date();
  const [matters, lists, toDecide] = await Promise.all([
    openMatters(actor, now),
    homeLists(actor, now),
    inboxCount(actor),
  ]);
  const empty = lists.fromDomains.length + lists.newest.length === 0;
  const open = matters.length + toDecide > 0;
  return (
    <>
      <PageHeader title={`Hello, ${actor.name.split(" ")[0] ?? actor.name}`} />
      <Question />
      {isInsider(actor) ? null : <NoRoleYet />}
      {open ? <Continue matters={matters} toDecide={toDecide} now={now} /> : null}
      {!open && isInsider(actor) ? <FirstSteps /> : null}
      {empty ? (
        <EmptyState kind="first-use" title="There are no data products yet that you may see" className="mt-8">
          They appear here as soon as a team publishes the first one.
        </EmptyState>
      ) : (
        <HomeProducts lists={lists} now={now} />
      )}
    </>
  );
}

function Question() {
  return (
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
  );
}
