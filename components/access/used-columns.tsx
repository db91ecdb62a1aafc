import { plural } from "@/lib/format";

/** More names than these are counted; the rest is one click away. */
const MOST = 8;

/** The columns a consumer uses, as they said when they asked. */
export function UsedColumns({ names }: { names: readonly string[] }) {
  if (names.length === 0) return "All";
  const list = (some: readonly string[]) =>
    some.map((name, i) => (
      <span key={name}>
        {i > 0 ? ", " : null}
        <code className="font-mono text-sm">{name}</code>
      </span>
    ));
  if (names.length <= MOST) return <span className="wrap-anywhere">{list(names)}</span>;
  return (
    <details className="wrap-anywhere">
      <summary className="cursor-pointer">{plural(names.length, "column")}</summary>
      {list(names)}
    </details>
  );
}
