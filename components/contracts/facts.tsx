import type { Fact } from "@/lib/domain/contract/sheet/field-reader";
import { type FindLine, LineLink } from "./line-link";

/** Fields by their name in the document and what stands there. */
export function Facts({ facts, findLine }: { facts: readonly Fact[]; findLine: FindLine }) {
  if (facts.length === 0) return null;
  return (
    <dl>
      {facts.map(({ label, value, path }) => (
        <div
          key={path.join("/")}
          className="grid gap-x-4 border-b border-line py-2 last:border-0 sm:grid-cols-[12rem_minmax(0,1fr)_auto]"
        >
          <dt className="font-mono text-sm text-muted wrap-anywhere">{label}</dt>
          <dd className="min-w-0 whitespace-pre-line wrap-anywhere">{value}</dd>
          <dd className="sm:text-right">
            <LineLink place={findLine(path)} className="-my-0.5" />
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** The same in one running line, below what they belong to. */
export function FactLine({ facts }: { facts: readonly Fact[] }) {
  if (facts.length === 0) return null;
  return (
    <ul className="mt-0.5 flex flex-wrap gap-x-3 gap-y-0.5 text-xs text-faint">
      {facts.map(({ label, value, path }) => (
        <li key={path.join("/")} className="wrap-anywhere">
          <code className="font-mono">{label}</code> {value}
        </li>
      ))}
    </ul>
  );
}
