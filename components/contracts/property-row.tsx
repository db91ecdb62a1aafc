import { Copy, KeyRound } from "lucide-react";
import { ClassificationBadge } from "@/components/layout/classification-badge";
import { Badge } from "@/components/ui/badge";
import { Cell, RowHead, TableRow } from "@/components/ui/table";
import { classifications } from "@/lib/domain/classification";
import type { SheetProperty } from "@/lib/domain/contract/sheet/property";
import { schemaAnchor, toAnchor } from "./anchors";
import { LineLink, type LinePlace } from "./line-link";
import { PropertyExtras } from "./property-extras";
import { Words } from "./words";

type Props = {
  object: string;
  property: SheetProperty;
  classified: boolean;
  line: LinePlace | null;
  hasLines: boolean;
};

const INDENTS = ["", "pl-4", "pl-8", "pl-12", "pl-16"] as const;

/** One column: its name with keys, its types, how protected it is, what it means, and where it is written. */
export function PropertyRow({ object, property, classified, line, hasLines }: Props) {
  const { way, name, depth, logicalType, physicalType, physicalName } = property;
  const anchor = schemaAnchor(object, way);
  return (
    <TableRow
      id={anchor}
      data-find={`${way} ${property.businessName} ${property.description}`.toLowerCase()}
      className="group scroll-mt-16 target:bg-accent-tint"
    >
      <RowHead className="sm:w-[30%] sm:min-w-52">
        <div className={INDENTS[Math.min(depth, INDENTS.length - 1)]}>
          <span className="inline-flex max-w-full items-start gap-1">
            <a href={toAnchor(anchor)} className="font-mono text-sm font-medium wrap-anywhere hover:underline">
              {name}
            </a>
            <button
              type="button"
              data-copy={name}
              aria-label={`Copy ${way}`}
              className="-my-0.5 inline-flex size-6 shrink-0 items-center justify-center rounded-sm text-faint opacity-0 group-hover:opacity-100 hover:bg-hover hover:text-ink focus-visible:opacity-100 data-copied:text-success-ink data-copied:opacity-100 pointer-coarse:opacity-100 print:hidden"
            >
              <Copy aria-hidden className="size-3.5" />
            </button>
          </span>
          <Marks property={property} />
          {physicalName && physicalName !== name ? (
            <span className="block font-mono text-xs font-normal text-faint wrap-anywhere">{physicalName}</span>
          ) : null}
        </div>
      </RowHead>
      <Cell label="Type" className="text-sm">
        <div>
          <span>{logicalType || (physicalType ? "" : "—")}</span>
          {physicalType && physicalType !== logicalType ? (
            <span className="block font-mono text-xs text-faint wrap-anywhere">{physicalType}</span>
          ) : null}
        </div>
      </Cell>
      {classified ? (
        <Cell label="Classification">
          <PropertyClassification written={property.classification} />
        </Cell>
      ) : null}
      <Cell label="Meaning">
        <div className="min-w-0">
          {property.businessName ? <p className="font-medium">{property.businessName}</p> : null}
          <Words source={property.description} className="text-muted" />
          <PropertyExtras property={property} object={object} />
        </div>
      </Cell>
      {hasLines ? (
        <Cell label="Source" align="end" className="print:hidden">
          <LineLink place={line} className="-my-0.5" />
        </Cell>
      ) : null}
    </TableRow>
  );
}

function Marks({ property }: { property: SheetProperty }) {
  const { primaryKey, required, unique } = property;
  if (!primaryKey && !required && !unique) return null;
  return (
    <div className="flex flex-wrap gap-x-2 text-xs font-normal text-muted">
      {primaryKey ? (
        <span className="inline-flex items-center gap-1">
          <KeyRound aria-hidden className="size-3" />
          {`Key ${property.keyPosition}`.trim()}
        </span>
      ) : null}
      {required && !primaryKey ? <span>Required</span> : null}
      {unique && !primaryKey ? <span>Unique</span> : null}
    </div>
  );
}

/** Companies write classes of their own; what is none of ours is shown as it is written. */
function PropertyClassification({ written }: { written: string }) {
  if (written === "") return null;
  const known = classifications.find((one) => one === written.trim().toLowerCase());
  return known === undefined ? <Badge>{written}</Badge> : <ClassificationBadge value={known} />;
}
