import { ArrowDown, ArrowUp, ChevronsUpDown } from "lucide-react";
import Link from "next/link";
import type { ComponentProps, ReactNode } from "react";
import { cn } from "@/lib/cn";

type TableProps = {
  /** Says what the table lists; read aloud, and shown when `showCaption`. */
  caption: string;
  showCaption?: boolean;
  /** On a phone rows become stacks of labelled lines. Off for small tables of two narrow columns. */
  stack?: boolean;
  /** The head stays under the page's header line while scrolling. */
  sticky?: boolean;
  className?: string;
  children: ReactNode;
};

/**
 * A dense table: `<Table><TableHead><ColumnHead/></TableHead><TableBody><TableRow><RowHead/><Cell/></TableRow></TableBody></Table>`.
 * The roles are written out because browsers drop a table's meaning when CSS lays it out as blocks on phones.
 */
export function Table({ caption, showCaption = false, stack = true, sticky = true, className, children }: TableProps) {
  return (
    <table
      // biome-ignore lint/a11y/noRedundantRoles: survives display: block
      role="table"
      className={cn("data-table", stack && "data-table-stack", sticky && "data-table-sticky", className)}
    >
      <caption className={showCaption ? "pb-2 text-left text-sm text-muted" : "sr-only"}>{caption}</caption>
      {children}
    </table>
  );
}

/** Holds the one row of column heads. */
export function TableHead({ children }: { children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noRedundantRoles: survives display: block
    <thead role="rowgroup">
      <TableRow>{children}</TableRow>
    </thead>
  );
}

export function TableBody({ children }: { children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noRedundantRoles: survives display: block
    <tbody role="rowgroup">{children}</tbody>
  );
}

type TableRowProps = Omit<ComponentProps<"tr">, "role"> & {
  /** The row holds a link: it lights up under the pointer and `j` / `k` stop at it. */
  interactive?: boolean;
};

export function TableRow({ interactive = false, ...rest }: TableRowProps) {
  const marks = interactive ? { "data-interactive": "", "data-list-item": "" } : {};
  // biome-ignore lint/a11y/noRedundantRoles: survives display: block
  return <tr role="row" {...marks} {...rest} />;
}

type Align = { align?: "start" | "end" };

type ColumnHeadProps = Align & {
  /** Makes the head a link that sorts; the order is in the URL. */
  sort?: { href: string; direction: "ascending" | "descending" | "none" };
  className?: string;
  children: ReactNode;
};

const SORT_ICONS = { ascending: ArrowUp, descending: ArrowDown, none: ChevronsUpDown } as const;

export function ColumnHead({ align = "start", sort, className, children }: ColumnHeadProps) {
  const Icon = sort ? SORT_ICONS[sort.direction] : undefined;
  return (
    <th
      scope="col"
      // biome-ignore lint/a11y/noRedundantRoles: survives display: block
      role="columnheader"
      data-align={align}
      aria-sort={sort && sort.direction !== "none" ? sort.direction : undefined}
      className={className}
    >
      {sort && Icon ? (
        <Link
          href={sort.href}
          scroll={false}
          className="inline-flex min-h-6 items-center gap-1 rounded-sm hover:text-ink"
        >
          {children}
          <Icon aria-hidden className="size-3" />
        </Link>
      ) : (
        children
      )}
    </th>
  );
}

/** The cell that names its row, usually with the row's link in it. */
export function RowHead({ className, children }: { className?: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noRedundantRoles: survives display: block
    <th scope="row" role="rowheader" className={className}>
      {children}
    </th>
  );
}

type CellProps = Align & {
  /** The column's name, shown before the value when the row is stacked on a phone. */
  label?: string;
  className?: string;
  children?: ReactNode;
};

export function Cell({ align = "start", label, className, children }: CellProps) {
  return (
    // biome-ignore lint/a11y/noRedundantRoles: survives display: block
    <td role="cell" data-align={align} data-label={label} className={className}>
      {children}
    </td>
  );
}
