"use client";

import { KeyRound } from "lucide-react";
import { ClassificationBadge } from "@/components/layout/classification-badge";
import { Badge } from "@/components/ui/badge";
import { Cell, RowHead, TableRow } from "@/components/ui/table";
import { classifications } from "@/lib/domain/classification";
import { schemaAnchor, toAnchor } from "./anchors";
import { LineLink } from "./line-link";
import type { PropertyLine } from "./property-lines";

type Props = {
  object: string;
  lines: readonly PropertyLine[];
  classified: boolean;
  /** The source view; null where there is none to go to. */
  source: string | null;
};

/** The columns of an object as rows: name with keys, types, how protected, what it means, and where it is written. */
export function PropertyRows({ object, lines, classified, source }: Props) {
  return lines.map((line) => (
    <TableRow
      key={line.way}
      id={schemaAnchor(object, line.way)}
      className="property-row scroll-mt-16 target:bg-accent-tint"
    >
      <Name object={object} line={line} />
      <Cell label="Type" className="text-sm">
        {line.logicalType ?? (line.physicalType ? "" : "—")}
        {line.physicalType ? <Small>{line.physicalType}</Small> : null}
      </Cell>
      {classified ? (
        <Cell label="Classification">
          <PropertyClassification written={line.classification ?? ""} />
        </Cell>
      ) : null}
      <Cell label="Meaning">
        <Meaning line={line} />
      </Cell>
      {source === null ? null : (
        <Cell label="Source" align="end" className="print:hidden">
          {line.line ? (
            <LineLink place={{ href: `${source}#L${line.line}`, line: line.line }} className="-my-0.5" />
          ) : null}
        </Cell>
      )}
    </TableRow>
  ));
}

const INDENTS = ["", "pl-4", "pl-8", "pl-12", "pl-16"] as const;

function Small({ children }: { children: string }) {
  return <span className="block font-mono text-xs font-normal text-faint wrap-anywhere">{children}</span>;
}

function Name({ object, line }: { object: string; line: PropertyLine }) {
  const { way, name, depth = 0, marks = [], physicalName } = line;
  return (
    <RowHead className="sm:w-[30%] sm:min-w-52">
      <div className={INDENTS[Math.min(depth, INDENTS.length - 1)]}>
        <a
          href={toAnchor(schemaAnchor(object, way))}
          className="font-mono text-sm font-medium wrap-anywhere hover:underline"
        >
          {name}
        </a>
        <button type="button" data-copy={name} aria-label={`Copy ${way}`} className="copy-name" />
        {marks.length === 0 ? null : (
          <p className="text-xs font-normal text-muted">
            {marks[0]?.startsWith("Key") ? <KeyRound aria-hidden className="mr-1 inline size-3" /> : null}
            {marks.join(" · ")}
          </p>
        )}
        {physicalName ? <Small>{physicalName}</Small> : null}
      </div>
    </RowHead>
  );
}

function Meaning({ line: { businessName, words, more, examples, checks } }: { line: PropertyLine }) {
  return (
    <div className="min-w-0">
      {businessName ? <p className="font-medium">{businessName}</p> : null}
      {words ? <p className="max-w-[72ch] text-muted wrap-anywhere">{words}</p> : null}
      {more}
      {examples ? (
        <p className="text-xs text-faint wrap-anywhere">
          e.g. <code className="font-mono">{examples}</code>
        </p>
      ) : null}
      {checks ? (
        <p className="text-xs text-faint">
          Checked:{" "}
          {checks.map(({ name, anchor }, index) => (
            <span key={anchor}>
              {index > 0 ? ", " : ""}
              <a
                href={toAnchor(anchor)}
                className="underline decoration-line-strong underline-offset-2 hover:decoration-current"
              >
                {name}
              </a>
            </span>
          ))}
        </p>
      ) : null}
    </div>
  );
}

/**
 * Companies write classes of their own; what is none of ours is shown as it is written. What asks for no care goes without
 * an icon: it stands in nearly every row.
 */
function PropertyClassification({ written }: { written: string }) {
  if (written === "") return null;
  const known = classifications.find((one) => one === written.trim().toLowerCase());
  if (known === "confidential" || known === "restricted") return <ClassificationBadge value={known} />;
  return <Badge>{known === undefined ? written : `${known.charAt(0).toUpperCase()}${known.slice(1)}`}</Badge>;
}
