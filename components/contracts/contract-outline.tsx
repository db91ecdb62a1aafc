import type { ContractSheet } from "@/lib/domain/contract/sheet/sheet";
import { schemaAnchor, toAnchor } from "./anchors";
import { contractParts } from "./contract-body";

type Entry = { id: string; title: string; below: { id: string; title: string }[] };

/** More objects than this would push everything below them out of sight. */
const MOST_OBJECTS = 24;

function entriesOf(sheet: ContractSheet): Entry[] {
  const objects = sheet.objects.slice(0, MOST_OBJECTS).map(({ name }) => ({ id: schemaAnchor(name), title: name }));
  return contractParts(sheet).map((part) => ({
    ...part,
    below: part.id === "schema" && objects.length > 1 ? objects : [],
  }));
}

/** What is on the page and where: beside it on a wide screen, above it, folded, on others. */
export function ContractOutline({ sheet }: { sheet: ContractSheet }) {
  const entries = entriesOf(sheet);
  return (
    <>
      <nav
        aria-label="On this page"
        className="sticky top-16 hidden max-h-[calc(100dvh-5rem)] self-start overflow-y-auto text-sm xl:col-start-2 xl:block print:hidden"
      >
        <p className="mb-1 text-xs font-medium text-faint">On this page</p>
        <Entries entries={entries} />
      </nav>
      <details className="mb-6 rounded-md border border-line px-3 xl:hidden print:hidden">
        <summary className="flex min-h-9 items-center text-muted">On this page</summary>
        <nav aria-label="On this page" className="pb-2">
          <Entries entries={entries} />
        </nav>
      </details>
    </>
  );
}

function Entries({ entries }: { entries: readonly Entry[] }) {
  return (
    <ul>
      {entries.map(({ id, title, below }) => (
        <li key={id}>
          <a href={toAnchor(id)} className="flex min-h-7 items-center text-muted wrap-anywhere hover:text-ink">
            {title}
          </a>
          {below.length === 0 ? null : (
            <ul className="border-l border-line pl-3">
              {below.map((entry) => (
                <li key={entry.id}>
                  <a
                    href={toAnchor(entry.id)}
                    className="flex min-h-6 items-center font-mono text-xs text-muted wrap-anywhere hover:text-ink"
                  >
                    {entry.title}
                  </a>
                </li>
              ))}
            </ul>
          )}
        </li>
      ))}
    </ul>
  );
}
