import { Section } from "@/components/layout/section";
import { type Description, DescriptionList } from "@/components/ui/description-list";
import { Cell, ColumnHead, RowHead, Table, TableBody, TableHead, TableRow } from "@/components/ui/table";
import type { ContractModel } from "@/lib/domain/contract/model";
import { type LocatedRule, qualityRules, ruleSentence, slaFacts } from "@/lib/domain/trust";
import { anchorOf } from "./schema-table";

/** Quality rules of a contract, each with the place it holds for. */
export function QualityRules({ contract }: { contract: ContractModel }) {
  const rules = qualityRules(contract);
  if (rules.length === 0) return null;
  return (
    <Section title="Quality rules" id="quality" description="What the owner promises to check at every load.">
      <Table caption="Quality rules">
        <TableHead>
          <ColumnHead>Rule</ColumnHead>
          <ColumnHead>Holds for</ColumnHead>
          <ColumnHead>Demands</ColumnHead>
          <ColumnHead>If broken</ColumnHead>
        </TableHead>
        <TableBody>
          {rules.map((located, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rules of an immutable document are known by their place only
            <RuleRow key={index} located={located} />
          ))}
        </TableBody>
      </Table>
    </Section>
  );
}

function RuleRow({ located: { rule, object, property } }: { located: LocatedRule }) {
  const place = property === null ? object : `${object}.${property}`;
  return (
    <TableRow>
      <RowHead>
        {rule.name || rule.description || rule.metric || "Rule"}
        {rule.description && rule.name ? <p className="text-sm font-normal text-muted">{rule.description}</p> : null}
      </RowHead>
      <Cell label="Holds for">
        <a
          href={`#${property === null ? anchorOf(object) : anchorOf(object, property)}`}
          className="font-mono text-sm wrap-anywhere hover:underline"
        >
          {place}
        </a>
      </Cell>
      <Cell label="Demands" className="text-muted">
        {ruleSentence(rule)}
      </Cell>
      <Cell label="If broken" className="text-muted">
        {rule.severity ?? ""}
      </Cell>
    </TableRow>
  );
}

/** Service levels as a table of promise and value. */
export function ServiceLevels({ contract }: { contract: ContractModel }) {
  const facts = slaFacts(contract.slaProperties);
  if (facts.length === 0) return null;
  return (
    <Section title="Service levels" id="sla">
      <DescriptionList
        items={facts.map(({ label, value, description }) => ({
          term: label,
          value: (
            <>
              {value}
              {description ? <span className="block text-sm text-muted">{description}</span> : null}
            </>
          ),
        }))}
      />
    </Section>
  );
}

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
export function SupportLine({ channel, url, description }: SupportLineProps) {
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
