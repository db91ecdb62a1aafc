import Link from "next/link";
import type { ReactNode } from "react";
import { Section } from "@/components/layout/section";
import { TrustBadge } from "@/components/layout/trust-badge";
import { RelativeTime } from "@/components/ui/relative-time";
import type { HomeLists, HomeProduct } from "@/lib/features/catalog/queries/home";
import { plural } from "@/lib/format";
import { routes } from "@/lib/routes";

type ProductsProps = {
  title: string;
  products: readonly HomeProduct[];
  more: { label: string; href: string };
  /** The one fact by which the list is ordered. */
  fact: (product: HomeProduct) => ReactNode;
};

/** A few products with where they come from and why they stand here. */
function Products({ title, products, more, fact }: ProductsProps) {
  if (products.length === 0) return null;
  return (
    <Section
      title={title}
      className="min-w-0"
      action={
        <Link href={more.href} className="link">
          {more.label}
        </Link>
      }
    >
      <ul className="border-t border-line">
        {products.map((product) => (
          <li key={product.ref} data-list-item className="border-b border-line py-2">
            <div className="flex flex-wrap items-baseline justify-between gap-x-4">
              <Link href={routes.product(product.ref)} className="min-w-0 font-medium wrap-anywhere hover:underline">
                {product.name}
              </Link>
              <span className="text-sm text-faint">{fact(product)}</span>
            </div>
            <p className="line-clamp-2 max-w-[72ch] text-sm text-muted wrap-anywhere">
              <span className="text-faint">{product.domainName}</span>
              {product.summary === "" ? null : ` · ${product.summary}`}
            </p>
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** What to look at: near to the reader first, then what others use, then what is new. */
export function HomeProducts({ lists, now }: { lists: HomeLists; now: Date }) {
  const published = ({ createdAt }: HomeProduct) => <RelativeTime value={createdAt} now={now} />;
  return (
    <>
      <Products
        title="From my domains"
        products={lists.fromDomains}
        fact={published}
        more={{ label: "All of them", href: routes.search({ domain: lists.domains }) }}
      />
      <div className="mt-8 grid gap-x-12 gap-y-8 *:mt-0 xl:grid-cols-2">
        <Products
          title="Most used and trusted"
          products={lists.mostUsed}
          more={{ label: "By use", href: routes.search({ sort: "used" }) }}
          fact={({ uses, trust }) => (
            <span className="inline-flex flex-wrap items-center gap-x-3">
              {plural(uses, "active access", "active accesses")}
              {trust === null ? null : <TrustBadge signal={trust} />}
            </span>
          )}
        />
        <Products
          title="Newly published"
          products={lists.newest}
          fact={published}
          more={{ label: "Newest first", href: routes.search({ sort: "newest" }) }}
        />
      </div>
    </>
  );
}
