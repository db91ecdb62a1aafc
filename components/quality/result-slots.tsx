import Link from "next/link";
import type { ReactNode } from "react";
import type { CheckState, ContractQuality } from "@/lib/domain/quality/state";
import { LastResult, Measured, NeverChecked } from "./outcome-mark";
import type { HistoryHref } from "./rule-results";
import { Trend } from "./trend";

type Slots = {
  /** What was last found of the rule at this place of its list, from 0. */
  ofRule: (place: { object: string; way: string | null }, position: number) => ReactNode;
  /** What was last measured of a service level; nothing when it never was. */
  ofLevel: (property: string) => ReactNode;
};

/** Last results to stand beside the promises on a contract's page. */
export function resultSlots(quality: ContractQuality, now: Date, historyHref: HistoryHref): Slots {
  const shown = (state: CheckState) => (
    <div>
      <Link href={historyHref(state.checkKey)} className="block hover:underline">
        <LastResult outcome={state.outcome} at={state.at} now={now} />
      </Link>
      <Trend results={state.trend} className="mt-1" />
    </div>
  );
  return {
    ofRule: ({ object, way }, position) => {
      const found = quality.rules.find(
        ({ rule }) => rule.object === object && rule.property === way && rule.position === position,
      );
      return found?.state ? shown(found.state) : <NeverChecked />;
    },
    ofLevel: (property) => {
      const state = quality.levels.get(property);
      if (state === undefined) return null;
      return (
        <div className="mt-1 flex flex-wrap gap-x-6">
          {shown(state)}
          <div>
            <Measured result={state} />
          </div>
        </div>
      );
    },
  };
}
