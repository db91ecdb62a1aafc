import { RelativeTime } from "@/components/ui/relative-time";
import { Timeline, type TimelineItem } from "@/components/ui/timeline";
import type { NeedPage } from "@/lib/features/needs/queries/need";
import { formatNumber } from "@/lib/format";

type Event = NeedPage["events"][number];

const words: Record<Event["kind"], (event: Event) => string> = {
  filed: (e) => `${e.actorName} asked for it`,
  edited: (e) => `${e.actorName} changed the words`,
  claimed: (e) => `${e.note ?? "A domain"} claimed it`,
  handed_back: (e) => `${e.note ?? "The domain"} handed it back`,
  met: (e) => `${e.actorName} closed it with a product`,
  closed: (e) => `${e.actorName} closed it: it will not be met`,
  withdrawn: (e) => `${e.actorName} took it back`,
};

/** What happened to the need, and what is awaited. */
export function NeedTimeline({ need, now }: { need: NeedPage; now: Date }) {
  const items: TimelineItem[] = need.events.map((event) => ({
    key: event.id,
    state: event.kind === "closed" || event.kind === "withdrawn" ? "skipped" : "done",
    title: words[event.kind](event),
    time: <RelativeTime value={event.at} now={now} />,
    ...(event.kind === "closed" && event.note
      ? { detail: <p className="whitespace-pre-line text-ink wrap-anywhere">“{event.note}”</p> }
      : event.kind === "claimed" || event.kind === "handed_back"
        ? { detail: `By ${event.actorName}.` }
        : {}),
  }));
  if (need.status === "open") items.push({ key: "next", state: "current", title: "Waits for a domain to claim it" });
  if (need.status === "claimed")
    items.push({ key: "next", state: "current", title: `Waits for ${need.claimedBy ?? "the domain"} to publish it` });
  return <Timeline label="History of the need" items={items} />;
}

/** Who wants it and what for, the first who said so first. */
export function NeedVoters({ need }: { need: NeedPage }) {
  const more = need.votes - need.voters.length;
  if (need.voters.length === 0) return <p className="text-muted">Nobody yet.</p>;
  return (
    <ul className="flex flex-col gap-2">
      {need.voters.map((voter) => (
        <li key={voter.personId}>
          {voter.person.name}
          {voter.personId === need.authorId ? <span className="text-muted"> asked for it</span> : null}
          {voter.purpose ? <p className="text-muted wrap-anywhere">{voter.purpose}</p> : null}
        </li>
      ))}
      {more > 0 ? <li className="text-muted">and {formatNumber(more)} more</li> : null}
    </ul>
  );
}
