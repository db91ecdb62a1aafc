import { Callout } from "@/components/ui/callout";
import { LinkButton } from "@/components/ui/link-button";
import { RelativeTime } from "@/components/ui/relative-time";
import { Timeline, type TimelineItem, type TimelineState } from "@/components/ui/timeline";
import { grantState, requestState } from "@/lib/domain/access/grant-state";
import type { RequestView } from "@/lib/features/access/queries/requests";
import { formatList } from "@/lib/format";
import { routes } from "@/lib/routes";

type Step = RequestView["steps"][number];
type TimelineProps = { request: RequestView; now: Date };

const stepStates: Record<Step["status"], TimelineState> = {
  waiting: "waiting",
  open: "current",
  approved: "done",
  denied: "failed",
  closed: "skipped",
};

function stepTitle(step: Step): string {
  if (step.decision) return `${step.decision.deciderName} ${step.status === "denied" ? "denied" : "approved"}`;
  if (step.status === "closed") return `${step.title}: not needed any more`;
  return `${step.title} decides`;
}

function stepItem(step: Step, now: Date): TimelineItem {
  const at = step.decision?.createdAt ?? step.openedAt;
  return {
    key: step.id,
    state: stepStates[step.status],
    title: stepTitle(step),
    ...(at ? { time: <RelativeTime value={at} now={now} /> } : {}),
    detail: (
      <>
        {step.people.length > 0 ? <p className="text-ink">Waits for {formatList(step.people, "or")}.</p> : null}
        {step.decision?.reason ? (
          <p className="whitespace-pre-line text-ink wrap-anywhere">“{step.decision.reason}”</p>
        ) : null}
        <p>{step.reason}</p>
      </>
    ),
  };
}

const closings = { withdrawn: "Withdrawn", lapsed: "Lapsed" } as const;

function grantItems(request: RequestView, now: Date): TimelineItem[] {
  const { grant } = request;
  if (!grant) {
    const possible = request.status === "pending";
    return possible ? [{ key: "grant", state: "waiting", title: "Access is set up by itself" }] : [];
  }
  const state = grantState(grant);
  const setUp: TimelineItem = grant.provisionedAt
    ? {
        key: "set-up",
        state: "done",
        title: "Set up on the platform and read back",
        time: <RelativeTime value={grant.provisionedAt} now={now} />,
      }
    : {
        key: "set-up",
        state: state.tone === "danger" ? "failed" : "current",
        title: state.word,
        detail: state.explanation,
      };
  if (grant.status === "provisioning") return [setUp];
  const at = grant.endedAt ?? grant.endRequestedAt;
  const current: TimelineItem = {
    key: "now",
    state: grant.status === "ended" ? "skipped" : state.tone === "danger" ? "failed" : "current",
    title: state.word,
    ...(at ? { time: <RelativeTime value={at} now={now} /> } : {}),
    detail: [state.explanation, grant.endNote].filter(Boolean).join(" "),
  };
  return grant.provisionedAt ? [setUp, current] : [current];
}

/** Filed, each step with who, when and why, then what became of it on the platform. */
export function RequestTimeline({ request, now }: TimelineProps) {
  const { status } = request;
  const closing: TimelineItem[] =
    status === "withdrawn" || status === "lapsed"
      ? [
          {
            key: "closed",
            state: "skipped",
            title: closings[status],
            ...(request.closedAt ? { time: <RelativeTime value={request.closedAt} now={now} /> } : {}),
            detail: requestState(status).explanation,
          },
        ]
      : [];
  const items: TimelineItem[] = [
    {
      key: "filed",
      state: "done",
      title: `${request.requesterName} filed the request`,
      time: <RelativeTime value={request.createdAt} now={now} />,
    },
    ...request.steps.map((step) => stepItem(step, now)),
    ...closing,
    ...grantItems(request, now),
  ];
  return <Timeline label="History of the request" items={items} />;
}

/** The one thing to do next, where there is one. */
export function NextStep({ request }: { request: RequestView }) {
  const { grant } = request;
  if (!grant || !request.maySeeGrant || grant.status === "ended") return null;
  const state = grantState(grant);
  return (
    <Callout
      className="mb-6"
      tone={state.tone === "neutral" ? "info" : state.tone}
      title={state.word === "Active" ? "The access is active" : state.word}
      action={
        <LinkButton href={routes.grant(grant.id)} variant="primary">
          Open access
        </LinkButton>
      }
    >
      {state.explanation}
    </Callout>
  );
}
