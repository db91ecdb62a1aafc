import { Section } from "@/components/layout/section";
import type { Description } from "@/components/ui/description-list";
import type { ContractModel } from "@/lib/domain/contract/model";

/** Roles on the platform, who approves, the team and where to ask. */
export function RolesAndTeam({ contract }: { contract: ContractModel }) {
  const { roles, team, support } = contract;
  const items: Description[] = [
    ...roles.map((role) => ({
      term: role.role,
      value: (
        <>
          {role.description || role.access}
          {role.firstLevelApprovers ? (
            <span className="block text-sm text-muted">
              Approved by {[role.firstLevelApprovers, role.secondLevelApprovers].filter(Boolean).join(", then ")}
            </span>
          ) : null}
        </>
      ),
    })),
    ...(team.members.length > 0
      ? [
          {
            term: "Team",
            value: team.members
              .map((member) => [member.name || member.username, member.role].filter(Boolean).join(", "))
              .map((line) => (
                <span key={line} className="block">
                  {line}
                </span>
              )),
          },
        ]
      : []),
    ...support.map((channel) => ({ term: "Support", value: <SupportLine {...channel} />, key: channel.channel })),
  ];
  if (items.length === 0) return null;
  return (
    <Section title="Roles and support" id="roles">
      <dl>
        {items.map(({ term, value }, index) => (
          <div
            // biome-ignore lint/suspicious/noArrayIndexKey: lines of an immutable document
            key={index}
            className="grid gap-x-4 border-b border-line py-2 last:border-0 sm:grid-cols-[10rem_minmax(0,1fr)]"
          >
            <dt className="text-muted wrap-anywhere">{term}</dt>
            <dd className="min-w-0">{value}</dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}

type SupportLineProps = { channel: string; url: string; description: string };

/** Where to ask; only addresses of the web and of mail become links. */
function SupportLine({ channel, url, description }: SupportLineProps) {
  const safe = /^(https?:\/\/|mailto:)/i.test(url);
  return (
    <>
      {safe ? (
        <a href={url} rel="noopener noreferrer nofollow" className="link">
          {channel || url}
        </a>
      ) : (
        <span>{channel}</span>
      )}
      {description ? <span className="block text-sm text-muted">{description}</span> : null}
    </>
  );
}
