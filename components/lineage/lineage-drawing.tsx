import { cn } from "@/lib/cn";
import type { Drawn } from "@/lib/features/lineage/queries/drawing";
import type { LineageNode } from "@/lib/features/lineage/queries/graph";
import { routes } from "@/lib/routes";

/** The box `drawLineage` planned with. */
const BOX = { width: 188, height: 48 } as const;

/** Drawings between these widths (CSS pixels) are shrunk to the page, to four fifths at most; wider ones scroll. */
const NARROW = 944;
const SHRINKS = 1200;

/** Characters that fit on a line of the box. */
const FITS = 25;

const cut = (text: string, length: number) => (text.length > length ? `${text.slice(0, length - 1)}…` : text);

type Props = { drawn: Drawn<LineageNode>; current?: string | undefined; label: string };

/**
 * Products as boxes with links, sources on the left. Drawn on the server, so it needs no script. On phones and for screen
 * readers the table beside it says the same.
 */
export function LineageDrawing({ drawn, current, label }: Props) {
  return (
    <section
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1)
      tabIndex={0}
      className="hidden overflow-x-auto rounded-md border border-line bg-sunken p-2 sm:block"
    >
      <svg
        width={drawn.width}
        height={drawn.height}
        viewBox={`0 0 ${drawn.width} ${drawn.height}`}
        className={cn(
          "block h-auto",
          drawn.width > NARROW && drawn.width <= SHRINKS ? "max-w-full min-w-236" : "max-w-none",
        )}
      >
        <title>{label}</title>
        <defs>
          <marker id="lineage-arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">
            <path d="M0 1L7 4L0 7Z" className="fill-control" />
          </marker>
        </defs>
        <g>
          {drawn.edges.map((edge) => (
            <path
              key={edge.id}
              d={edge.path}
              fill="none"
              strokeWidth="1.5"
              markerEnd="url(#lineage-arrow)"
              className={edge.from === current || edge.to === current ? "stroke-accent" : "stroke-control"}
            >
              <title>{edge.ports.join(", ")}</title>
            </path>
          ))}
        </g>
        {drawn.nodes.map(({ node, x, y }) => (
          <Box key={node.id} node={node} x={x} y={y} current={node.id === current} />
        ))}
      </svg>
    </section>
  );
}

function Box({ node, x, y, current }: { node: LineageNode; x: number; y: number; current: boolean }) {
  return (
    <a
      href={routes.product(node.ref)}
      aria-label={`${node.name}, ${node.domain}`}
      aria-current={current ? "page" : undefined}
      className="group outline-none"
    >
      <title>{`${node.name} · ${node.domain}`}</title>
      <rect
        x={x}
        y={y}
        width={BOX.width}
        height={BOX.height}
        rx="6"
        strokeWidth={current ? 2 : 1}
        className={cn(
          "group-focus-visible:stroke-focus group-focus-visible:[stroke-width:3]",
          current ? "fill-accent-tint stroke-accent" : "fill-raised stroke-line-strong group-hover:fill-hover",
        )}
      />
      <text x={x + 12} y={y + 21} className="fill-ink text-sm font-medium">
        {cut(node.name, FITS)}
      </text>
      <text x={x + 12} y={y + 38} className="fill-muted text-xs">
        {cut(node.domain, FITS + 3)}
      </text>
    </a>
  );
}
