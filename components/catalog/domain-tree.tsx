import Link from "next/link";
import { Markdown } from "@/components/ui/markdown";
import type { DomainNode } from "@/lib/features/catalog/queries/domains";
import { plural } from "@/lib/format";
import { routes } from "@/lib/routes";

/** Domains with what is below them and how many products the reader may see there. */
export function DomainTree({ nodes }: { nodes: readonly DomainNode[] }) {
  return (
    <ul className="grid gap-x-10 lg:grid-cols-2">
      {nodes.map((node) => (
        <li key={node.path} data-list-item className="border-t border-line py-4">
          <div className="flex items-baseline justify-between gap-4">
            <h2 className="font-semibold">
              <Link href={routes.domain(node.path)} className="hover:underline">
                {node.name}
              </Link>
            </h2>
            <span className="text-sm whitespace-nowrap text-muted">{plural(node.products, "product")}</span>
          </div>
          {node.description === "" ? null : <Markdown source={node.description} className="mt-1 text-muted" />}
          <SubDomains nodes={node.children} />
        </li>
      ))}
    </ul>
  );
}

/** The levels below, indented, as many as there are. */
export function SubDomains({ nodes }: { nodes: readonly DomainNode[] }) {
  if (nodes.length === 0) return null;
  return (
    <ul className="mt-2 border-l border-line pl-3">
      {nodes.map((node) => (
        <li key={node.path}>
          <div className="flex min-h-7 items-center justify-between gap-4">
            <Link href={routes.domain(node.path)} className="hover:underline">
              {node.name}
            </Link>
            <span className="text-sm text-faint">
              {node.products}
              <span className="sr-only"> products</span>
            </span>
          </div>
          <SubDomains nodes={node.children} />
        </li>
      ))}
    </ul>
  );
}
