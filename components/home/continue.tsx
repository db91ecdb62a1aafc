import { ArrowLeftRight, Clock, FilePen, Hourglass, Inbox, type LucideIcon } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { Section } from "@/components/layout/section";
import { RelativeTime } from "@/components/ui/relative-time";
import { Status } from "@/components/ui/status";
import type { Tone } from "@/components/ui/tone";
import type { OpenMatter } from "@/lib/features/catalog/queries/home-open";
import { plural } from "@/lib/format";
import { routes } from "@/lib/routes";

type Look = {
  icon: LucideIcon;
  tone: Tone;
  words: string;
  href: (id: string) => string;
  detail: (text: string) => string;
};

const same = (text: string) => text;

const LOOKS: Record<OpenMatter["kind"], Look> = {
  move: { icon: ArrowLeftRight, tone: "warning", words: "Asks you to move since", href: routes.move, detail: same },
  ending: { icon: Hourglass, tone: "warning", words: "Access ends", href: routes.grant, detail: same },
  request: { icon: Clock, tone: "info", words: "Asked", href: routes.request, detail: (number) => `request ${number}` },
  draft: { icon: FilePen, tone: "neutral", words: "Draft, changed", href: routes.draft, detail: same },
};

/** What the reader left open, what waits for them first. */
export function Continue({ matters, toDecide, now }: { matters: readonly OpenMatter[]; toDecide: number; now: Date }) {
  return (
    <Section title="Continue">
      <ul className="border-t border-line">
        {toDecide > 0 ? (
          <OpenRow
            href={routes.inbox()}
            title={`${plural(toDecide, "request")} to decide`}
            status={
              <Status tone="warning" icon={Inbox}>
                In your inbox
              </Status>
            }
          />
        ) : null}
        {matters.map(({ kind, id, title, detail, at }) => {
          const { icon, tone, words, href, detail: named } = LOOKS[kind];
          return (
            <OpenRow
              key={`${kind} ${id}`}
              href={href(id)}
              title={title}
              detail={detail === null ? null : named(detail)}
              status={
                <Status tone={tone} icon={icon}>
                  {words} <RelativeTime value={at} now={now} />
                </Status>
              }
            />
          );
        })}
      </ul>
    </Section>
  );
}

type OpenRowProps = { href: string; title: string; detail?: string | null; status: ReactNode };

function OpenRow({ href, title, detail = null, status }: OpenRowProps) {
  return (
    <li
      data-list-item
      className="flex min-h-9 flex-wrap items-center justify-between gap-x-6 gap-y-0.5 border-b border-line py-1.5"
    >
      <Link href={href} className="min-w-0 font-medium wrap-anywhere hover:underline">
        {title}
        {detail === null ? null : <span className="font-normal text-muted"> · {detail}</span>}
      </Link>
      {status}
    </li>
  );
}
