import { CircleCheck, CircleMinus } from "lucide-react";
import Link from "next/link";
import { LinkButton } from "@/components/ui/link-button";
import { RelativeTime } from "@/components/ui/relative-time";
import { Status } from "@/components/ui/status";
import { type ContractQuality, summarize } from "@/lib/domain/quality/state";
import { plural } from "@/lib/format";
import { OutcomeMark } from "./outcome-mark";
import type { HistoryHref } from "./rule-results";

/** Failing checks named in a summary; the page with all results has the rest. */
const NAMED = 5;

type Props = {
  quality: ContractQuality;
  now: Date;
  /** Where the button leads, and what it says when there are results. */
  href: string;
  action?: string;
  historyHref: HistoryHref;
};

/** What checks last found, in a line, and below it what failed. */
export function QualitySummary({ quality, now, href, action = "All results", historyHref }: Props) {
  const { checked, passed, failing, neverChecked } = summarize(quality);
  if (quality.last === null)
    return (
      <div className="flex flex-wrap items-center justify-between gap-3">
        <Status tone="neutral" icon={CircleMinus} wrap>
          No results yet. Whether the promises hold has never been reported.
        </Status>
        <LinkButton href={href} size="sm">
          How to send results
        </LinkButton>
      </div>
    );
  const rest = neverChecked === 0 ? "" : `; ${plural(neverChecked, "rule")} never checked`;
  return (
    <div className="flex flex-col gap-2">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <div>
          <Status
            tone={failing.length > 0 ? "danger" : "success"}
            {...(failing.length > 0 ? {} : { icon: CircleCheck })}
            wrap
          >
            {passed} of {plural(checked, "check")} passed{rest}
          </Status>
          <span className="block pl-5.5 text-sm text-muted">
            Last results <RelativeTime value={quality.last.at} now={now} />, {quality.last.tool}
          </span>
        </div>
        <LinkButton href={href} size="sm">
          {action}
        </LinkButton>
      </div>
      {failing.length === 0 ? null : (
        <ul className="flex flex-col gap-1 border-l border-line-strong pl-3">
          {failing.slice(0, NAMED).map((state) => (
            <li key={state.checkKey} className="flex flex-wrap items-baseline gap-x-3">
              <OutcomeMark outcome={state.outcome} />
              <Link href={historyHref(state.checkKey)} className="wrap-anywhere hover:underline">
                {state.name}
              </Link>
              <span className="text-sm text-muted wrap-anywhere">{state.message}</span>
            </li>
          ))}
          {failing.length > NAMED ? <li className="text-sm text-muted">and {failing.length - NAMED} more</li> : null}
        </ul>
      )}
    </div>
  );
}
