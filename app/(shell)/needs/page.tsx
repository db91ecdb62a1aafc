import type { Metadata } from "next";
import Link from "next/link";
import { PageHeader } from "@/components/layout/page-header";
import { NeedList } from "@/components/needs/need-list";
import { NeedSearch } from "@/components/needs/need-search";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { Pagination } from "@/components/ui/pagination";
import { TabLinks } from "@/components/ui/tab-links";
import { requireActor } from "@/lib/auth/actor";
import { authorizeSomewhere, canSomewhere } from "@/lib/domain/permissions";
import { actsFor, countNeeds, listNeeds } from "@/lib/features/needs/queries/list";
import { type NeedFilter, type NeedView, needFilterSchema, needViews } from "@/lib/features/needs/schema";
import { routes } from "@/lib/routes";
import { guarded } from "@/lib/server/page-guard";

export const metadata: Metadata = { title: "Needs" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

const labels: Record<NeedView, string> = { open: "Wanted", mine: "Mine", domains: "My domains", done: "Done" };

/** What people asked for because it is not in the marketplace. */
export default async function NeedsPage({ searchParams }: Props) {
  const actor = await requireActor();
  const filter = needFilterSchema.parse(await searchParams);
  const [{ rows, next }, counts] = await guarded(async () => {
    authorizeSomewhere(actor, "need.view");
    return Promise.all([listNeeds(actor, filter), countNeeds(actor)]);
  });
  const shown = needViews.filter((view) => view !== "domains" || filter.view === view || actsFor(actor).length > 0);
  return (
    <>
      <PageHeader
        title="Needs"
        description={
          <>
            Data that people asked for because it is not here yet, most wanted first.
            {canSomewhere(actor, "miss.review") ? (
              <>
                {" "}
                <Link href={routes.unanswered()} className="link">
                  Searches that found nothing
                </Link>
              </>
            ) : null}
          </>
        }
        action={
          <LinkButton href={routes.newNeed({ q: filter.q })} variant="primary">
            Ask for data
          </LinkButton>
        }
        tabs={
          <TabLinks
            label="Needs by state"
            items={shown.map((view) => ({
              label: labels[view],
              href: routes.needs({ view: view === "open" ? "" : view, q: filter.q }),
              current: filter.view === view,
              count: counts[view],
            }))}
          />
        }
      />
      <NeedSearch filter={filter} />
      {rows.length === 0 ? <Nothing filter={filter} /> : <NeedList rows={rows} now={new Date()} />}
      <Pagination
        previous={filter.after === "" ? undefined : routes.needs({ view: filter.view, q: filter.q })}
        next={next === null ? undefined : routes.needs({ view: filter.view, q: filter.q, after: next })}
      />
    </>
  );
}

function Nothing({ filter: { view, q } }: { filter: NeedFilter }) {
  if (q !== "")
    return (
      <EmptyState
        kind="no-match"
        title={`No need matches “${q}”`}
        action={<LinkButton href={routes.newNeed({ q })}>Ask for it</LinkButton>}
      >
        Nobody asked for it here. If a search does not find the data either, ask for it.
      </EmptyState>
    );
  const words = {
    open: ["all-done", "Nothing is wanted that is not here", "Whatever is asked for stands here until it is met."],
    mine: ["first-use", "You have not asked for data yet", "What you ask for or vote for stands here."],
    domains: ["all-done", "Your domains have claimed nothing", "Open a wanted need to claim it for a domain of yours."],
    done: ["first-use", "No need is done yet", "Needs that were met, closed or taken back stand here."],
  } as const;
  const [kind, title, text] = words[view];
  return (
    <EmptyState kind={kind} title={title} action={<LinkButton href={routes.search()}>Find data products</LinkButton>}>
      {text}
    </EmptyState>
  );
}
