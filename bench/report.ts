import type { Measured, Results } from "./measure";

export type Memory = { web: number | null; worker: number | null; postgres: number | null };

const ms = (value: number) => `${value.toFixed(1)} ms`;
const ratio = (value: number) => `${value.toFixed(2)}×`;
const megabytes = (value: number | null) => (value === null ? "not known" : `${Math.round(value)} MB`);

/** A Markdown table, so that the figures go into the README as they are. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((cell, i) => Math.max(cell.length, ...rows.map((row) => row[i]?.length ?? 0)));
  const line = (cells: readonly string[]) => `| ${cells.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join(" | ")} |`;
  return [line(head), line(widths.map((w) => "-".repeat(w))), ...rows.map(line)].join("\n");
}

function timings(measured: readonly Measured[]): string {
  const head = ["one at a time", "p50", "p95", "1 connection", "16 connections", "p50 of 16", "p97.5 of 16"];
  const rows = measured.map(({ name, alone, one, sixteen }) => [
    name,
    ms(alone.p50),
    ms(alone.p95),
    `${Math.round(one.perSecond)}/s`,
    `${Math.round(sixteen.perSecond)}/s`,
    ms(sixteen.p50),
    ms(sixteen.p97),
  ]);
  return table(head, rows);
}

function ratios({ endpoint, page, emptyEndpoint, emptyPage, searchSql, productSql }: Results): string {
  const row = (measured: Measured, sql: Results["searchSql"], empty: Measured) => [
    measured.name,
    ms(sql.p95),
    ratio(measured.alone.p95 / sql.p95),
    ratio(measured.alone.p95 / empty.alone.p95),
    ratio(measured.alone.p95 / (sql.p95 + emptyPage.alone.p95)),
  ];
  const head = ["ratio of p95", "raw SQL p95", "to raw SQL", "to empty of its kind", "to raw SQL + empty page"];
  return table(head, [row(endpoint, searchSql, emptyEndpoint), row(page, productSql, emptyPage)]);
}

/** The whole report as Markdown. */
export function report(count: number, results: Results, memory: { idle: Memory; after: Memory }): string {
  const { endpoint, page, emptyEndpoint, emptyPage } = results;
  const names = ["web", "worker", "postgres"] as const;
  const rows = names.map((name) => [name, megabytes(memory.idle[name]), megabytes(memory.after[name])]);
  return [
    `${count.toLocaleString("en")} products, Node ${process.versions.node}, ${process.platform} ${process.arch}`,
    timings([emptyEndpoint, emptyPage, endpoint, page]),
    ratios(results),
    table(["memory", "before", "after the load"], rows),
  ].join("\n\n");
}
