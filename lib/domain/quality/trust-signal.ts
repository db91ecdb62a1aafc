import { z } from "zod";
import { outcomes } from "./result";
import type { TrustLevel } from "./trust-level";

/**
 * What a product's trust signal is made of, as search keeps it: facts that do not age by themselves, so that the number
 * can be worked out for any moment. Checks of one weight, outcome and day stand together.
 */
export const trustEvidenceSchema = z.object({
  ports: z.number(),
  portsWithRules: z.number(),
  portsWithLevels: z.number(),
  rules: z.number(),
  /** Sum of the weights of the rules that never had a result. */
  uncheckedWeight: z.number(),
  uncheckedRules: z.number(),
  hasPurpose: z.boolean(),
  /** Ports whose contract is valid by the current standard. */
  validContracts: z.number(),
  columns: z.number(),
  describedColumns: z.number(),
  /** How often results are to be expected, in days. */
  expectedDays: z.number(),
  checks: z.array(z.object({ weight: z.number(), outcome: z.enum(outcomes), at: z.number(), count: z.number() })),
  levels: z.array(z.object({ outcome: z.enum(outcomes), at: z.number(), count: z.number() })),
});
export type TrustEvidence = z.infer<typeof trustEvidenceSchema>;

export type TrustPart = {
  id: "checks" | "levels" | "recency" | "rules" | "documentation";
  label: string;
  /** The most points it can give; the weights add up to 100. */
  weight: number;
  points: number;
  sentence: string;
};

export type TrustSignal = {
  /** 0 to 100: the sum of the points. */
  score: number;
  level: TrustLevel;
  parts: TrustPart[];
};

const DAY = 86_400_000;

const count = (n: number, word: string) => `${n.toLocaleString("en-GB")} ${n === 1 ? word : `${word}s`}`;

/** "3 hours", "12 days". */
function span(milliseconds: number): string {
  const hours = Math.floor(milliseconds / 3_600_000);
  if (hours < 1) return "less than an hour";
  return hours < 48 ? count(hours, "hour") : count(Math.floor(hours / 24), "day");
}

/** 1 while results are as young as one may expect, 0 when eight are missing, in between on a straight line. */
function freshness(at: number, now: number, expectedDays: number): number {
  const missed = (now - at) / DAY / expectedDays;
  return Math.min(1, Math.max(0, (8 - missed) / 6));
}

const CREDIT = { passed: 1, warning: 0.5, failed: 0, error: 0, skipped: 0 } as const;

function tally(rows: readonly { outcome: keyof typeof CREDIT; count: number }[]) {
  const of = (...wanted: string[]) => rows.reduce((sum, r) => sum + (wanted.includes(r.outcome) ? r.count : 0), 0);
  return { all: rows.reduce((sum, r) => sum + r.count, 0), passed: of("passed"), bad: of("failed", "error") };
}

type Drawn = { value: number; sentence: string };

function checksPart(
  { checks, uncheckedWeight, uncheckedRules, rules, expectedDays }: TrustEvidence,
  now: number,
): Drawn {
  const { all, passed, bad } = tally(checks);
  if (all === 0)
    return {
      value: 0,
      sentence: rules === 0 ? "No rule is promised and none is checked." : "No rule has been checked.",
    };
  const total = checks.reduce((sum, c) => sum + c.weight * c.count, uncheckedWeight);
  const earned = checks.reduce(
    (sum, c) => sum + c.weight * c.count * CREDIT[c.outcome] * freshness(c.at, now, expectedDays),
    0,
  );
  // A promise that is broken now weighs more than its share: otherwise ten small rules would hide it.
  const broken = checks.some((c) => c.outcome === "failed" && c.weight > 1);
  const rest = [
    bad > 0 ? `${bad} failed` : "",
    all - passed - bad > 0 ? `${all - passed - bad} with a warning` : "",
    uncheckedRules > 0 ? `${count(uncheckedRules, "rule")} never checked` : "",
  ].filter(Boolean);
  const sentence = [`${passed} of ${count(all, "check")} passed`, ...rest].join(", ");
  return {
    value: Math.min(broken ? 0.5 : 1, total === 0 ? 0 : earned / total),
    sentence: broken ? `${sentence}. With a failed check at most half the points.` : `${sentence}.`,
  };
}

function levelsPart({ levels, ports, portsWithLevels, expectedDays }: TrustEvidence, now: number): Drawn {
  const declared = ports === 0 ? 0 : portsWithLevels / ports;
  const { all, passed } = tally(levels);
  if (portsWithLevels === 0) return { value: 0, sentence: "No service level is promised." };
  if (all === 0) return { value: declared / 3, sentence: "Service levels are promised; none has been measured." };
  const met =
    levels.reduce((sum, l) => sum + l.count * CREDIT[l.outcome] * freshness(l.at, now, expectedDays), 0) / all;
  return { value: declared / 3 + (met * 2) / 3, sentence: `${passed} of ${count(all, "measured service level")} met.` };
}

function recencyPart({ checks, levels, expectedDays }: TrustEvidence, now: number): Drawn {
  const last = Math.max(...[...checks, ...levels].map((row) => row.at));
  if (!Number.isFinite(last)) return { value: 0, sentence: "No results have come in." };
  const every = expectedDays === 1 ? "day" : count(expectedDays, "day");
  const age = Math.max(0, now - last);
  return {
    value: freshness(last, now, expectedDays),
    sentence: `Last results ${span(age)} ago; about every ${every} is expected.`,
  };
}

function rulesPart({ ports, portsWithRules, rules }: TrustEvidence): Drawn {
  if (rules === 0) return { value: 0, sentence: "No quality rule is promised." };
  return {
    value: ports === 0 ? 0 : portsWithRules / ports,
    sentence: `${count(rules, "quality rule")} on ${portsWithRules} of ${count(ports, "port")}.`,
  };
}

function documentationPart(evidence: TrustEvidence): Drawn {
  const { hasPurpose, columns, describedColumns, ports, validContracts } = evidence;
  const described = columns === 0 ? 0 : describedColumns / columns;
  const valid = ports === 0 ? 0 : validContracts / ports;
  const sentences = [
    hasPurpose ? "Purpose written." : "No purpose written.",
    `${describedColumns} of ${count(columns, "column")} described.`,
    `${validContracts} of ${count(ports, "contract")} valid by ODCS v3.1.0.`,
  ];
  return { value: (hasPurpose ? 1 / 5 : 0) + (described * 3) / 5 + valid / 5, sentence: sentences.join(" ") };
}

/**
 * How far the data can be trusted, from 0 to 100, as a sum whose parts can be shown: what checks found, whether service
 * levels are met, how recent that is, what is promised, and what is written down. Without results it cannot pass 30.
 */
export function trustSignal(evidence: TrustEvidence, at: Date): TrustSignal {
  const now = at.getTime();
  const part = (id: TrustPart["id"], label: string, weight: number, { value, sentence }: Drawn): TrustPart => ({
    id,
    label,
    weight,
    points: Math.round(weight * Math.min(1, Math.max(0, value))),
    sentence,
  });
  const parts = [
    part("checks", "Checks passed", 50, checksPart(evidence, now)),
    part("levels", "Service levels", 15, levelsPart(evidence, now)),
    part("recency", "Recent results", 10, recencyPart(evidence, now)),
    part("rules", "Quality rules", 10, rulesPart(evidence)),
    part("documentation", "Documentation", 15, documentationPart(evidence)),
  ];
  const score = parts.reduce((sum, { points }) => sum + points, 0);
  const proven = evidence.checks.length > 0 || evidence.levels.length > 0;
  return { score, level: proven ? (score >= 80 ? "high" : score >= 50 ? "fair" : "low") : "unproven", parts };
}
