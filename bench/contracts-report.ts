import type { ContractResults, Window } from "./contracts";
import { table } from "./report";

const ms = (value: number) => `${value.toFixed(1)} ms`;
const met = (isMet: boolean) => (isMet ? "met" : "NOT met");

function row(name: string, { requests, missed, failed, p50, p99, worst, lag, ownDelay }: Window): string[] {
  const asked = `${requests}${missed > 0 ? `, ${missed} missed` : ""}${failed > 0 ? `, ${failed} failed` : ""}`;
  return [name, asked, ms(p50), ms(p99), ms(worst), `${ms(lag.p99)}, ${ms(lag.worst)}`, ms(ownDelay)];
}

/** The whole report as Markdown, with each bar and whether it is met. */
export function contractsReport(results: ContractResults): string {
  const { storm, before, during, after, read, validate, diff, page, emptyPage } = results;
  const statuses = Object.entries(storm.statuses).map(([status, count]) => `${count} × ${status}`);
  const worstStatus = Math.max(...Object.keys(storm.statuses).map(Number));
  const probes = [row("before", before), row("during", during), row("after", after)];
  const calm = Math.max(before.p99, after.p99);
  const wide = [
    ["read the YAML text, with positions", ms(read.p50), ms(read.p95), ""],
    ["validate (both verdicts, own rules)", ms(validate.p50), ms(validate.p95), met(validate.p50 < 50)],
    ["diff", ms(diff.p50), ms(diff.p95), met(diff.p50 < 50)],
    ["page", ms(page.p50), ms(page.p95), `${(page.p50 / emptyPage.p50).toFixed(1)}× an empty page`],
  ];
  const bars = [
    ["no answer is a 5xx", statuses.join(", "), met(worstStatus < 500)],
    ["no answer takes over 1 s", ms(storm.worst), met(storm.worst <= 1000)],
    [
      "p99 of others under 300 ms",
      `${ms(during.p99)}; ${(during.p99 / calm).toFixed(1)}× without documents`,
      met(during.p99 < 300 && during.failed === 0),
    ],
  ];
  return [
    `${storm.documents.toLocaleString("en")} documents, Node ${process.versions.node}, ${process.platform} ${process.arch}`,
    `${Math.round(storm.documents / storm.seconds)} documents a second. Answers: p50 ${ms(storm.p50)}, p99 ${ms(storm.p99)}`,
    table(["bar", "measured", ""], bars),
    table(["others", "requests", "p50", "p99", "worst", "web's thread late: p99, worst", "own p99"], probes),
    table(["contract of 1,000 columns", "p50", "p95", "bar: 50 ms"], wide),
    ...(storm.bad.length > 0 ? [`Documents to look at: ${storm.bad.slice(0, 20).join(", ")}`] : []),
  ].join("\n\n");
}
