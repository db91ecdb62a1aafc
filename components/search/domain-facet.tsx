import { ChevronRight } from "lucide-react";
import type { FacetValue } from "@/lib/features/search/schema";
import { FacetLine } from "./facet-line";
import type { LinkParams } from "./search-links";

type Node = { value: FacetValue; children: Node[] };

/** The lines of a tree, each with the deeper ones that follow it. */
function nodes(lines: readonly FacetValue[]): Node[] {
  const roots: Node[] = [];
  const path: Node[] = [];
  for (const value of lines) {
    const node = { value, children: [] };
    path.length = Math.min(path.length, value.depth);
    (path.at(-1)?.children ?? roots).push(node);
    path.push(node);
  }
  return roots;
}

const holdsChosen = ({ value, children }: Node): boolean => value.selected || children.some(holdsChosen);

/** Domains as a tree: a branch opens in place, and the way to what is chosen is open. */
export function DomainFacet({ values, params }: { values: readonly FacetValue[]; params: LinkParams }) {
  return <Branch nodes={nodes(values)} params={params} />;
}

function Branch({ nodes, params }: { nodes: readonly Node[]; params: LinkParams }) {
  // Room for the arrows, on the levels that have some.
  const room = nodes.some(({ children }) => children.length > 0);
  return (
    <ul>
      {nodes.map((node) => (
        <li key={node.value.value} className={room ? "relative pl-5" : undefined}>
          <FacetLine facet="domain" value={node.value} params={params} />
          {node.children.length === 0 ? null : (
            <details open={holdsChosen(node)}>
              <summary
                className="absolute top-0.5 -left-1 flex size-6 items-center justify-center rounded-sm text-faint hover:bg-hover hover:text-ink max-lg:top-1.5"
                aria-label={`Domains in ${node.value.label}`}
              >
                <ChevronRight aria-hidden className="size-4 [details[open]>summary>&]:rotate-90" />
              </summary>
              <Branch nodes={node.children} params={params} />
            </details>
          )}
        </li>
      ))}
    </ul>
  );
}
