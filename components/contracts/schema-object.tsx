import { Badge } from "@/components/ui/badge";
import { ColumnHead, Table, TableBody, TableHead } from "@/components/ui/table";
import type { SheetProperty } from "@/lib/domain/contract/sheet/property";
import type { SheetObject } from "@/lib/domain/contract/sheet/sheet";
import { plural } from "@/lib/format";
import { schemaAnchor, toAnchor } from "./anchors";
import { ColumnFilter } from "./column-filter";
import { FactLine } from "./facts";
import { type FindLine, LineLink } from "./line-link";
import { DefinitionLink, hasExtras, PropertyExtras, RelationshipLine } from "./property-extras";
import { type PropertyLine, propertyLine } from "./property-lines";
import { PropertyRows } from "./property-rows";
import { isPlain, Words } from "./words";

/** Fewer rows are found by looking. */
const FILTER_FROM = 15;

/** From so many rows on, measuring every cell before showing the first would be felt: the widths are given instead. */
const WIDE = 100;

/** One object of a contract: what it is, and its columns with types, keys and meaning. */
export function SchemaObject({ object, findLine }: { object: SheetObject; findLine: FindLine }) {
  const id = schemaAnchor(object.name);
  const rows = object.properties;
  const classified = rows.some((property) => property.classification !== "");
  const source = findLine(object.path)?.href.replace(/#.*$/, "") ?? null;
  return (
    <section id={id} aria-labelledby={`${id}:name`} className="mt-6 scroll-mt-16 first:mt-0">
      <div className="flex flex-wrap items-baseline gap-x-3">
        <h3 id={`${id}:name`} className="font-mono font-semibold wrap-anywhere">
          <a href={toAnchor(id)} className="hover:underline">
            {object.name || object.physicalName}
          </a>
        </h3>
        <span className="text-sm text-faint">{plural(rows.length, "column")}</span>
        <LineLink place={findLine(object.path)} className="ml-auto" />
      </div>
      <ObjectWords object={object} />
      <div className="mt-2">
        {rows.length >= FILTER_FROM ? <ColumnFilter table={`${id}:columns`} count={rows.length} /> : null}
        <div id={`${id}:columns`}>
          <Table caption={`Columns of ${object.name}`} className={rows.length > WIDE ? "sm:table-fixed" : ""}>
            <TableHead>
              <ColumnHead className="sm:w-[30%]">Column</ColumnHead>
              <ColumnHead className="sm:w-[15%]">Type</ColumnHead>
              {classified ? <ColumnHead className="sm:w-[14%]">Classification</ColumnHead> : null}
              <ColumnHead>Meaning</ColumnHead>
              {source === null ? null : (
                <ColumnHead align="end" className="sm:w-24 print:hidden">
                  Source
                </ColumnHead>
              )}
            </TableHead>
            <TableBody>
              <PropertyRows
                object={object.name}
                lines={rows.map((property) => lineOf(property, object.name, findLine))}
                classified={classified}
                source={source}
              />
            </TableBody>
          </Table>
        </div>
      </div>
    </section>
  );
}

function lineOf(property: SheetProperty, object: string, findLine: FindLine): PropertyLine {
  const { description } = property;
  const plain = isPlain(description);
  const needsMore = !plain || hasExtras(property);
  return propertyLine(property, {
    object,
    words: plain && description !== "" ? description : undefined,
    more: needsMore ? <PropertyExtras property={property} words={plain ? "" : description} /> : undefined,
    line: findLine(property.path)?.line ?? null,
  });
}

function ObjectWords({ object }: { object: SheetObject }) {
  const { name, physicalName, businessName, description, granularity, tags, definitions, relationships, more } = object;
  return (
    <div className="flex flex-col gap-1">
      {businessName ? <p className="font-medium">{businessName}</p> : null}
      <Words source={description} className="text-muted" />
      {granularity ? <p className="text-sm text-muted">{granularity}</p> : null}
      <div className="flex flex-col gap-0.5 text-xs text-faint empty:hidden">
        {physicalName && physicalName !== name ? (
          <p>
            On the platform <code className="font-mono">{physicalName}</code>
          </p>
        ) : null}
        {relationships.map((relationship) => (
          <RelationshipLine key={relationship.path.join("/")} relationship={relationship} />
        ))}
        {definitions.map((definition) => (
          <div key={definition.path.join("/")}>
            <DefinitionLink definition={definition} />
            <FactLine facts={definition.more} />
          </div>
        ))}
        {tags.length > 0 ? (
          <p className="flex flex-wrap gap-1">
            {tags.map((tag) => (
              <Badge key={tag}>{tag}</Badge>
            ))}
          </p>
        ) : null}
        <FactLine facts={more} />
      </div>
    </div>
  );
}
