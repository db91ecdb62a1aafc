import type { ContractModel } from "@/lib/domain/contract/model";
import type { CheckKind } from "./match";
import type { Outcome } from "./result";
import { type PromisedRule, promisedRules } from "./rules";

/** The last result of one check with the outcomes before it, oldest first. */
export type CheckState = {
  checkKey: string;
  kind: CheckKind;
  name: string;
  object: string | null;
  property: string | null;
  outcome: Outcome;
  value: number | null;
  unit: string | null;
  failingRows: number | null;
  message: string;
  at: Date;
  tool: string;
  url: string | null;
  /** Contract version the run was about. */
  version: string;
  trend: Outcome[];
};

export type ContractQuality = {
  /** Every rule of the contract with its last result, or null when it was never checked. */
  rules: { rule: PromisedRule; state: CheckState | null }[];
  /** Last results of service levels, by the property the contract calls them. */
  levels: ReadonlyMap<string, CheckState>;
  /** Checks that no rule of the contract asks for. */
  others: CheckState[];
  /** The newest of all. */
  last: CheckState | null;
};

const BAD: readonly Outcome[] = ["failed", "error"];

/** Puts the last results beside what the contract promises. What is kept of rules it no longer has is left out. */
export function contractQuality(contract: ContractModel, states: readonly CheckState[]): ContractQuality {
  const byKey = new Map(states.map((state) => [state.checkKey, state]));
  const rules = promisedRules(contract).map((rule) => ({ rule, state: byKey.get(rule.key) ?? null }));
  const levels = new Map(
    contract.slaProperties.flatMap(({ property }) => {
      const state = byKey.get(`sla|${property}`);
      return state ? [[property, state] as const] : [];
    }),
  );
  const others = states.filter((state) => state.kind === "other");
  const counted = [...rules.flatMap(({ state }) => state ?? []), ...levels.values(), ...others];
  const last = counted.reduce<CheckState | null>((a, b) => (a === null || b.at > a.at ? b : a), null);
  return { rules, levels, others, last };
}

export type QualitySummary = { checked: number; passed: number; failing: CheckState[]; neverChecked: number };

/** The same in four numbers. Skipped checks count as never checked. */
export function summarize({ rules, levels, others }: ContractQuality): QualitySummary {
  const states = [...rules.flatMap(({ state }) => state ?? []), ...levels.values(), ...others];
  const run = states.filter((state) => state.outcome !== "skipped");
  return {
    checked: run.length,
    passed: run.filter((state) => state.outcome === "passed").length,
    failing: run.filter((state) => BAD.includes(state.outcome)),
    neverChecked: rules.filter(({ state }) => state === null || state.outcome === "skipped").length,
  };
}
