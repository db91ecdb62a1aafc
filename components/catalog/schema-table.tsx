import { KeyRound } from "lucide-react";
import { ClassificationBadge } from "@/components/layout/classification-badge";
import { Badge } from "@/components/ui/badge";
import { Markdown } from "@/components/ui/markdown";
import { Cell, ColumnHead, RowHead, Table, TableBody, TableHead, TableRow } from "@/components/ui/table";
import type { ContractObject, ContractProperty } from "@/lib/domain/contract/property";
import { plural } from "@/lib/format";

type Flat = { property: ContractProperty; path: string; depth: number };

/** Nested fields follow the one that holds them, indented. */
function flatten(properties: readonly ContractProperty[], above = "", depth = 0): Flat[] {
  return properties.flatMap((property) => {
    const path = above === "" ? property.name : `${above}.${property.name}`;
    const inner = property.items ? [...property.items.properties, ...property.properties] : property.properties;
    return [{ property, path, depth }, ...flatten(inner, path, depth + 1)];
  });
}

/** The address of an object or a column inside a contract's page: `#ratings.lei`. */
export function anchorOf(object: string, path?: string): string {
  return path === undefined ? object : `${object}.${path}`;
}

/** One object of a contract: what it is, and its columns with types, keys and meaning. */
export function SchemaTable({ object }: { object: ContractObject }) {
  const rows = flatten(object.properties);
  const classified = rows.some(({ property }) => property.classification !== null);
  return (
    <section aria-labelledby={anchorOf(object.name)} className="mt-6 first:mt-0">
      <div className="flex flex-wrap items-baseline gap-x-3">
        <h3 id={anchorOf(object.name)} className="font-mono font-semibold wrap-anywhere">
          <a href={`#${anchorOf(object.name)}`} className="hover:underline">
            {object.physicalName ?? object.name}
          </a>
        </h3>
        <span className="text-sm text-faint">{plural(rows.length, "column")}</span>
      </div>
      {object.businessName ? <p className="text-muted">{object.businessName}</p> : null}
      {object.description ? <Markdown source={object.description} top={4} className="mt-1" /> : null}
      {object.dataGranularityDescription ? (
        <p className="mt-1 text-sm text-muted">{object.dataGranularityDescription}</p>
      ) : null}
      <div className="mt-2">
        <Table caption={`Columns of ${object.name}`}>
          <TableHead>
            <ColumnHead>Column</ColumnHead>
            <ColumnHead>Type</ColumnHead>
            {classified ? <ColumnHead>Classification</ColumnHead> : null}
            <ColumnHead>Meaning</ColumnHead>
          </TableHead>
          <TableBody>
            {rows.map((row) => (
              <PropertyRow key={row.path} object={object.name} row={row} classified={classified} />
            ))}
          </TableBody>
        </Table>
      </div>
    </section>
  );
}

const INDENTS = ["", "pl-4", "pl-8", "pl-12"] as const;

function PropertyRow({ object, row, classified }: { object: string; row: Flat; classified: boolean }) {
  const { property, path, depth } = row;
  const anchor = anchorOf(object, path);
  return (
    <TableRow id={anchor} className="scroll-mt-16 target:bg-accent-tint">
      <RowHead className="sm:w-[26%]">
        <div className={INDENTS[Math.min(depth, INDENTS.length - 1)]}>
          <a href={`#${anchor}`} className="font-mono text-sm font-medium wrap-anywhere hover:underline">
            {property.name}
          </a>
          <div className="flex flex-wrap gap-x-2 text-xs font-normal text-muted">
            {property.primaryKey ? (
              <span className="inline-flex items-center gap-1">
                <KeyRound aria-hidden className="size-3" />
                Key
              </span>
            ) : null}
            {property.required && !property.primaryKey ? <span>Required</span> : null}
            {property.unique && !property.primaryKey ? <span>Unique</span> : null}
          </div>
        </div>
      </RowHead>
      <Cell label="Type" className="text-sm">
        <div>
          <span>{property.logicalType ?? "—"}</span>
          {property.physicalType && property.physicalType !== property.logicalType ? (
            <span className="block font-mono text-xs text-faint wrap-anywhere">{property.physicalType}</span>
          ) : null}
        </div>
      </Cell>
      {classified ? (
        <Cell label="Classification">
          {property.classification ? <ClassificationBadge value={property.classification} /> : null}
        </Cell>
      ) : null}
      <Cell label="Meaning">
        <div className="min-w-0">
          {property.businessName ? <p className="font-medium">{property.businessName}</p> : null}
          {property.description ? <Markdown source={property.description} top={4} className="text-muted" /> : null}
          <Extras property={property} />
        </div>
      </Cell>
    </TableRow>
  );
}

/** Examples, common definitions and keys of other products. */
function Extras({ property }: { property: ContractProperty }) {
  const examples = property.examples.filter((value) => typeof value !== "object").slice(0, 3);
  const links = property.authoritativeDefinitions.filter(({ url }) => /^https?:\/\//.test(url));
  const keys = property.relationships.flatMap((relationship) => relationship.to);
  if (examples.length + links.length + keys.length === 0 && !property.criticalDataElement) return null;
  return (
    <div className="mt-0.5 flex flex-wrap items-center gap-x-3 gap-y-0.5 text-xs text-faint">
      {examples.length > 0 ? (
        <span className="wrap-anywhere">
          e.g. <code className="font-mono">{examples.map(String).join(", ")}</code>
        </span>
      ) : null}
      {keys.map((to) => (
        <span key={to} className="wrap-anywhere">
          Refers to <code className="font-mono">{to.replace(/^.*\/schema\//, "").replace("/properties/", ".")}</code>
        </span>
      ))}
      {links.map(({ url, description, type }) => (
        <a key={url} href={url} rel="noopener noreferrer nofollow" className="link">
          {description || type || url}
        </a>
      ))}
      {property.criticalDataElement ? <Badge>Critical</Badge> : null}
    </div>
  );
}
