import { CircleMinus, CircleSlash } from "lucide-react";
import { RelativeTime } from "@/components/ui/relative-time";
import { Status } from "@/components/ui/status";
import type { Tone } from "@/components/ui/tone";
import { type Outcome, outcomeWords } from "@/lib/domain/quality/result";

const TONES: Record<Outcome, Tone> = {
  passed: "success",
  warning: "warning",
  failed: "danger",
  error: "warning",
  skipped: "neutral",
};

/** How a check ended: icon, word and colour. */
export function OutcomeMark({ outcome }: { outcome: Outcome }) {
  const icon = outcome === "error" ? { icon: CircleSlash } : outcome === "skipped" ? { icon: CircleMinus } : {};
  return (
    <Status tone={TONES[outcome]} {...icon}>
      {outcomeWords[outcome]}
    </Status>
  );
}

/** What stands where a result would be. */
export function NeverChecked() {
  return (
    <Status tone="neutral" icon={CircleMinus} className="text-muted">
      Never checked
    </Status>
  );
}

type MeasuredProps = {
  result: { value: number | null; unit: string | null; failingRows: number | null; message: string };
};

const number = (value: number) => value.toLocaleString("en-GB", { maximumFractionDigits: 4 });

/** What was measured, in a few words; nothing when the tool said nothing. */
export function Measured({ result: { value, unit, failingRows, message } }: MeasuredProps) {
  const words = [
    value === null ? "" : `${number(value)}${unit ? ` ${unit}` : ""}`,
    failingRows === null || failingRows === 0 || (failingRows === value && unit === "rows")
      ? ""
      : `${number(failingRows)} ${failingRows === 1 ? "row breaks" : "rows break"} it`,
  ].filter(Boolean);
  return (
    <>
      {words.join(", ")}
      {message === "" ? null : <span className="block max-w-prose text-sm text-muted wrap-anywhere">{message}</span>}
    </>
  );
}

/** A result's mark with its age. */
export function LastResult({ outcome, at, now }: { outcome: Outcome; at: Date; now: Date }) {
  return (
    <span className="block">
      <OutcomeMark outcome={outcome} />
      <RelativeTime value={at} now={now} className="block pl-5.5 text-sm whitespace-nowrap text-muted" />
    </span>
  );
}
