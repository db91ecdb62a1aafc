import type { ReactNode } from "react";
import type { SheetItem, SheetLevel } from "@/lib/domain/contract/sheet/sheet";
import { FactLine } from "./facts";
import { type FindLine, LineLink } from "./line-link";
import type { ResultSlots } from "./result-slots";
import { Words } from "./words";

type LineProps = { term: ReactNode; place: ReturnType<FindLine>; children: ReactNode };

function Line({ term, place, children }: LineProps) {
  return (
    <div className="grid gap-x-4 border-b border-line py-2 last:border-0 sm:grid-cols-[12rem_minmax(0,1fr)_auto]">
      <dt className="text-muted wrap-anywhere">{term}</dt>
      <dd className="min-w-0">{children}</dd>
      <dd className="sm:text-right">
        <LineLink place={place} className="-my-0.5" />
      </dd>
    </div>
  );
}

type LevelListProps = {
  levels: readonly SheetLevel[];
  findLine: FindLine;
  results?: ResultSlots | undefined;
};

/** Service levels as promise and value. */
export function LevelList({ levels, findLine, results }: LevelListProps) {
  return (
    <dl>
      {levels.map((level) => (
        <Line
          key={level.path.join("/")}
          place={findLine(level.path)}
          term={
            <>
              {level.label}
              {level.label === level.property ? null : (
                <span className="block font-mono text-xs text-faint">{level.property}</span>
              )}
            </>
          }
        >
          {level.value}
          <Words source={level.description} className="text-sm text-muted" />
          <FactLine facts={level.more} />
          {results?.ofLevel(level.property)}
        </Line>
      ))}
    </dl>
  );
}

type ItemListProps = {
  items: readonly SheetItem[];
  findLine: FindLine;
  /** Before the description: an address, say. */
  lead?: (index: number) => ReactNode;
};

/** Servers, roles, members, channels: a title each, and what is said about it. */
export function ItemList({ items, findLine, lead }: ItemListProps) {
  return (
    <dl>
      {items.map((item, index) => (
        <Line key={item.path.join("/")} term={item.title || "Unnamed"} place={findLine(item.path)}>
          {lead?.(index)}
          <Words source={item.description} />
          <FactLine facts={item.facts} />
        </Line>
      ))}
    </dl>
  );
}
