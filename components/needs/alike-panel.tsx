import Link from "next/link";
import type { Alike } from "@/lib/features/needs/queries/alike";
import { plural } from "@/lib/format";
import { routes } from "@/lib/routes";
import { NeedMark } from "./need-mark";

/** What may make a new need unnecessary: products that have it, needs to vote for. Opens in a tab, so that nothing typed is lost. */
export function AlikePanel({ found }: { found: Alike }) {
  const { needs, products } = found;
  return (
    <div aria-live="polite" className="flex flex-col gap-4">
      {needs.length > 0 ? (
        <section aria-label="Needs that are alike" className="rounded-md bg-sunken p-3">
          <h2 className="font-medium">Somebody may have asked already</h2>
          <ul className="mt-1 flex flex-col gap-2">
            {needs.map((need) => (
              <li key={need.number}>
                <Link href={routes.need(need.number)} target="_blank" className="link">
                  {need.title}
                </Link>
                <p className="flex flex-wrap items-center gap-x-3 text-sm text-muted">
                  <NeedMark status={need.status} />
                  <span>
                    wanted by {plural(need.votes, "person", "people")}
                    {need.voted ? ", you too" : ""}
                  </span>
                </p>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {products.length > 0 ? (
        <section aria-label="Products that may answer it" className="rounded-md bg-sunken p-3">
          <h2 className="font-medium">These products may have it</h2>
          <ul className="mt-1 flex flex-col gap-2">
            {products.map((product) => (
              <li key={product.ref}>
                <Link href={routes.product(product.ref)} target="_blank" className="link">
                  {product.name}
                </Link>
                <p className="line-clamp-2 text-sm text-muted">{product.summary}</p>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </div>
  );
}
