import type { TrustPart, TrustSignal } from "@/lib/domain/quality/trust-signal";

/** How much of a part's weight is reached. Beside it stand the numbers, so it is for the eye alone. */
function Bar({ points, weight }: Pick<TrustPart, "points" | "weight">) {
  return (
    <svg aria-hidden viewBox="0 0 100 4" preserveAspectRatio="none" className="mt-1 h-1 w-full">
      <rect width="100" height="4" rx="1" className="text-selected" fill="currentColor" />
      <rect width={(points / weight) * 100} height="4" rx="1" className="text-muted" fill="currentColor" />
    </svg>
  );
}

/** The sum behind a trust signal: each part with its points, its weight and why. */
export function TrustSum({ signal }: { signal: TrustSignal }) {
  return (
    <dl className="flex flex-col gap-2.5">
      {signal.parts.map(({ id, label, points, weight, sentence }) => (
        <div key={id} className="grid grid-cols-[minmax(0,1fr)_auto] items-baseline gap-x-4">
          <dt className="font-medium">{label}</dt>
          <dd className="text-sm text-muted tabular-nums">
            {points} of {weight}
          </dd>
          <dd className="col-span-2 text-sm text-muted">{sentence}</dd>
          <dd aria-hidden className="col-span-2">
            <Bar points={points} weight={weight} />
          </dd>
        </div>
      ))}
      <div className="flex items-baseline justify-between gap-4 border-t border-line pt-2">
        <dt className="font-medium">Trust</dt>
        <dd className="font-medium tabular-nums">{signal.score} of 100</dd>
      </div>
    </dl>
  );
}
