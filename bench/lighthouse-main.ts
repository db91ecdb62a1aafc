import { chromium } from "@playwright/test";
import lighthouse, { desktopConfig } from "lighthouse";
import { z } from "zod";
import { routes } from "@/lib/routes";
import { env } from "@/lib/server/env";
import playwright from "../playwright.config";
import { makeVisitor } from "./visitor";

// `node --import tsx bench/lighthouse-main.ts <chromium> <debugging port>`: called by scripts/lib/bench-lighthouse.mjs.
const [program, port] = z.tuple([z.string(), z.coerce.number().int()]).parse(process.argv.slice(2));

const pages = {
  home: routes.home(),
  search: `${routes.search()}?q=tenant`,
  product: routes.product("tenancy-analytics"),
};
const presets = { desktop: desktopConfig, mobile: undefined };
const categories = ["performance", "accessibility", "best-practices"];
/** The median of so many runs: other work on the machine makes single ones jump. */
const RUNS = 3;

type Score = { name: string; points: number; reasons: string[] };

const median = (sorted: readonly Score[]) => sorted[Math.floor(sorted.length / 2)];

async function scoresOf(address: string, cookie: string, preset: keyof typeof presets): Promise<Score[]> {
  const flags = { port, onlyCategories: categories, extraHeaders: { Cookie: cookie }, logLevel: "error" as const };
  const result = await lighthouse(address, flags, presets[preset]);
  if (!result || result.lhr.runtimeError)
    throw new Error(result?.lhr.runtimeError?.message ?? "Lighthouse said nothing.");
  const { audits } = result.lhr;
  return Object.values(result.lhr.categories).map((category) => ({
    name: category.title,
    points: Math.round((category.score ?? 0) * 100),
    reasons: category.auditRefs
      .filter(({ id, weight }) => weight > 0 && (audits[id]?.score ?? 1) < 0.9)
      .map(({ id }) => `${audits[id]?.title} ${audits[id]?.displayValue ?? ""}`.trim()),
  }));
}

async function medianScores(address: string, cookie: string, preset: keyof typeof presets): Promise<Score[]> {
  const runs: Score[][] = [];
  for (let run = 0; run < RUNS; run += 1) runs.push(await scoresOf(address, cookie, preset));
  return categories.flatMap((_, at) => {
    const sorted = runs.flatMap((scores) => scores[at] ?? []).sort((a, b) => a.points - b.points);
    return median(sorted) ?? [];
  });
}

const { url, secret } = env();
const { pageHeaders } = await makeVisitor(url, secret);
const browser = await chromium.launch({
  executablePath: program,
  args: [`--remote-debugging-port=${port}`, ...(playwright.use?.launchOptions?.args ?? [])],
});
try {
  process.stdout.write("page     preset   performance  accessibility  best practices\n");
  for (const [name, path] of Object.entries(pages))
    for (const preset of ["desktop", "mobile"] as const) {
      const scores = await medianScores(url + path, pageHeaders.cookie ?? "", preset);
      const [performance, accessibility, practices] = scores.map(({ points }) => String(points));
      process.stdout.write(
        `${name.padEnd(9)}${preset.padEnd(9)}${performance?.padStart(11)}${accessibility?.padStart(15)}${practices?.padStart(16)}\n`,
      );
      for (const { name: category, points, reasons } of scores)
        if (points < 95) process.stdout.write(`  ${category} ${points} is below 95: ${reasons.join("; ")}\n`);
    }
} finally {
  await browser.close();
}
process.exit();
