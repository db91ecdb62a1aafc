import type { Actor } from "@/lib/domain/actor";
import type { ContractModel } from "@/lib/domain/contract/model";
import { readContract } from "@/lib/domain/contract/read-contract";
import { type Outcome, type QualityReport, type ReportedResult, reported } from "@/lib/domain/quality/result";
import { type PromisedRule, promisedRules, ruleName } from "@/lib/domain/quality/rules";
import { recordRun } from "@/lib/features/quality/commands";
import { loadProducts } from "./premium-offices/load";
import { publisherOf } from "./products";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** A rule that was broken from some run on, counted back from the newest. */
type Break = { rule: string; from: number; until: number; outcome: Outcome; rows: number; message: string };

type Story = {
  product: string;
  tool: string;
  runs: number;
  everyDays: number;
  /** How long ago the newest run was, in hours. */
  newestHours: number;
  breaks?: Break[];
  /** A check that the contract does not ask for. */
  other?: string;
};

/** What the pipelines of Premium Offices report. Products that are not here have sent nothing yet. */
const STORIES: readonly Story[] = [
  {
    product: "tenancy-analytics",
    tool: "dbt",
    runs: 20,
    everyDays: 1,
    newestHours: 3,
    other: "row count close to yesterday's",
  },
  {
    product: "entity-ratings",
    tool: "datacontract-cli",
    runs: 20,
    everyDays: 1,
    newestHours: 5,
    breaks: [
      {
        rule: "rating is a known value",
        from: 2,
        until: 0,
        outcome: "failed",
        rows: 3,
        message: "Three rows have the rating “BB*”, which the provider added on Monday.",
      },
      {
        rule: "lei has valid check digits",
        from: 11,
        until: 11,
        outcome: "failed",
        rows: 1,
        message: "One LEI fails the check of ISO 7064.",
      },
    ],
  },
  {
    product: "available-space",
    tool: "dbt",
    runs: 14,
    everyDays: 1,
    newestHours: 7,
    breaks: [
      {
        rule: "fit_out is a known value",
        from: 5,
        until: 0,
        outcome: "warning",
        rows: 12,
        message: "Twelve spaces say “cat a+”.",
      },
      {
        rule: "space_code is unique",
        from: 0,
        until: 0,
        outcome: "error",
        rows: 0,
        message: "The query timed out after 10 minutes.",
      },
    ],
  },
  { product: "rent-receivables", tool: "soda", runs: 10, everyDays: 1, newestHours: 24 * 46 },
  { product: "property-register", tool: "dbt", runs: 20, everyDays: 1, newestHours: 9 },
  { product: "energy-consumption", tool: "great-expectations", runs: 6, everyDays: 30, newestHours: 60 },
  { product: "currency-rates", tool: "dbt", runs: 20, everyDays: 1, newestHours: 2 },
];

function ruleResult({ rule, object, property }: PromisedRule, back: number, breaks: readonly Break[]): ReportedResult {
  const name = ruleName(rule);
  const place = { rule: rule.name || null, object, property };
  const broken = breaks.find((b) => b.rule === rule.name && back <= b.from && back >= b.until);
  if (!broken)
    return reported({ name, ...place, outcome: "passed", ...(rule.mustBe === 0 ? { value: 0, unit: "rows" } : {}) });
  const { outcome, rows, message } = broken;
  const measured = outcome === "error" ? {} : { value: rows, unit: "rows", failingRows: rows };
  return reported({ name, ...place, outcome, message, ...measured });
}

/** How late the data was, well within what is promised, a little different each day. */
function latencyResult(contract: ContractModel, back: number): ReportedResult[] {
  return contract.slaProperties
    .filter(({ property, value }) => property === "latency" && typeof value === "number")
    .map(({ property, value, unit }) => {
      const share = 0.4 + ((back * 7) % 10) / 25;
      return reported({
        name: property,
        sla: property,
        outcome: "passed",
        value: Math.round(Number(value) * share * 100) / 100,
        unit,
      });
    });
}

function reportOf(story: Story, contract: ContractModel, back: number, now: Date): QualityReport {
  const { product, tool, everyDays, newestHours, breaks = [], other } = story;
  const at = new Date(now.getTime() - newestHours * HOUR - back * everyDays * DAY);
  const results = promisedRules(contract).map((rule) => ruleResult(rule, back, breaks));
  const object = contract.objects[0]?.name ?? null;
  const more = other === undefined ? [] : [reported({ name: other, object, outcome: "passed" })];
  return {
    runId: `${product}-${story.runs - back}`,
    tool,
    at,
    url: null,
    contractVersion: null,
    contractId: null,
    wholeProject: false,
    results: [...results, ...latencyResult(contract, back), ...more],
  };
}

async function record(actor: Actor, story: Story, sources: readonly string[], now: Date): Promise<number> {
  let recorded = 0;
  for (const source of sources) {
    const contract = readContract(source).model;
    for (let back = story.runs - 1; back >= 0; back -= 1) {
      const report = reportOf(story, contract, back, now);
      await recordRun(actor, { contractRef: contract.id, report });
      recorded += 1;
    }
  }
  return recorded;
}

/**
 * Gives some products of Premium Offices a history of results through the command a pipeline calls: one with a failing
 * rule, one whose results stopped coming, most in good order. The same each time, counted back from `now`.
 */
export async function seedQuality(now: Date): Promise<number> {
  const products = await loadProducts();
  let recorded = 0;
  for (const story of STORIES) {
    const found = products.find((p) => p.id === story.product);
    if (!found) throw new Error(`Premium Offices has no product ${story.product}.`);
    const actor = await publisherOf(found.odpsSource);
    recorded += await record(
      actor,
      story,
      found.contracts.map((c) => c.source),
      now,
    );
  }
  return recorded;
}
