import { Callout } from "@/components/ui/callout";
import { RelativeTime } from "@/components/ui/relative-time";
import { Status } from "@/components/ui/status";

export type Sample = {
  columns: readonly string[];
  rows: readonly Readonly<Record<string, unknown>>[];
} & ({ made: false; readAt: Date } | { made: true; why: string });

function show(value: unknown): string {
  if (value === null || value === undefined) return "";
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

/** Rows of a view, read or made up; which of the two is said above and in the table itself. */
export function SampleTable({ name, sample, now }: { name: string; sample: Sample; now: Date }) {
  const label = sample.made ? `Made-up rows for ${name}` : `Sample rows of ${name}`;
  return (
    <div>
      {sample.made ? (
        <Callout tone="warning" title="Made-up rows" className="mb-3">
          {sample.why} These are made from the contract's types and examples.
        </Callout>
      ) : (
        <p className="mb-2 text-sm text-muted">
          <Status tone="success">Real rows</Status>, read from the platform{" "}
          <RelativeTime value={sample.readAt} now={now} />.
        </p>
      )}
      <section
        aria-label={label}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1)
        tabIndex={0}
        className="overflow-x-auto rounded-md border border-line"
      >
        <table className="w-full text-left text-sm">
          <caption className="sr-only">{label}</caption>
          <thead>
            <tr>
              {sample.columns.map((column) => (
                <th
                  key={column}
                  scope="col"
                  className="h-8 border-b border-line bg-sunken px-3 font-mono text-xs font-medium whitespace-nowrap text-muted"
                >
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {sample.rows.map((row, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: rows of a sample have no key of their own
              <tr key={index} className="[&:not(:last-child)>td]:border-b [&>td]:border-line">
                {sample.columns.map((column) => (
                  <td
                    key={column}
                    className={
                      sample.made ? "h-8 px-3 whitespace-nowrap text-muted italic" : "h-8 px-3 whitespace-nowrap"
                    }
                  >
                    {show(row[column])}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </div>
  );
}
