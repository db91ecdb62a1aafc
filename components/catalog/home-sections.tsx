import { Clock, Hourglass, Inbox } from "lucide-react";
import Link from "next/link";
import { ProductStatus } from "@/components/layout/product-status";
import { Section } from "@/components/layout/section";
import { RelativeTime } from "@/components/ui/relative-time";
import { Status } from "@/components/ui/status";
import type { HomeOverview } from "@/lib/features/catalog/queries/home";
import { plural } from "@/lib/format";
import { routes } from "@/lib/routes";

type Props = { overview: HomeOverview; toDecide: number; now: Date };

const ROW = "flex min-h-9 flex-wrap items-center justify-between gap-x-6 gap-y-1 border-b border-line py-1.5";

/** What the reader left open; nothing at all when there is nothing. */
export function Continue({ overview, toDecide, now }: Props) {
  const { requests, ending } = overview;
  if (toDecide + requests.length + ending.length === 0) return null;
  return (
    <Section title="Continue">
      <ul className="border-t border-line">
        {toDecide > 0 ? (
          <li data-list-item className={ROW}>
            <Link href={routes.inbox()} className="font-medium hover:underline">
              {plural(toDecide, "request")} to decide
            </Link>
            <Status tone="warning" icon={Inbox}>
              In your inbox
            </Status>
          </li>
        ) : null}
        {requests.map((request) => (
          <li key={request.id} data-list-item className={ROW}>
            <Link href={routes.request(request.id)} className="font-medium hover:underline">
              {request.outputPort.product.name}
              <span className="font-normal text-muted"> · request {request.number}</span>
            </Link>
            <Status tone="info" icon={Clock}>
              Asked <RelativeTime value={request.createdAt} now={now} />
            </Status>
          </li>
        ))}
        {ending.map((grant) => (
          <li key={grant.id} data-list-item className={ROW}>
            <Link href={routes.grant(grant.id)} className="font-medium hover:underline">
              {grant.outputPort.product.name}
              {grant.serviceAccount ? (
                <span className="font-normal text-muted"> · {grant.serviceAccount.name}</span>
              ) : null}
            </Link>
            <Status tone="warning" icon={Hourglass}>
              Access ends <RelativeTime value={grant.expiresAt} now={now} />
            </Status>
          </li>
        ))}
      </ul>
    </Section>
  );
}

type ShortListProps = {
  title: string;
  products: HomeOverview["newest"];
  now: Date;
  more?: { label: string; href: string };
};

/** A few products with where they come from. */
export function ShortList({ title, products, now, more }: ShortListProps) {
  if (products.length === 0) return null;
  return (
    <Section
      title={title}
      action={
        more ? (
          <Link href={more.href} className="link">
            {more.label}
          </Link>
        ) : undefined
      }
    >
      <ul className="border-t border-line">
        {products.map((product) => (
          <li key={product.ref} data-list-item className="border-b border-line py-2">
            <div className="flex flex-wrap items-baseline justify-between gap-x-6">
              <Link href={routes.product(product.ref)} className="font-medium hover:underline">
                {product.name}
              </Link>
              <span className="text-sm text-faint">
                {product.domain.name} · <RelativeTime value={product.createdAt} now={now} />
              </span>
            </div>
            {product.status === "active" ? null : <ProductStatus status={product.status} className="text-sm" />}
            <p className="line-clamp-2 max-w-[72ch] text-sm text-muted">{product.summary}</p>
          </li>
        ))}
      </ul>
    </Section>
  );
}
