import { customJudge } from "./custom";
import {
  always,
  asSet,
  compareFields,
  compareStrays,
  each,
  idJudge,
  type Judge,
  type Judges,
  renamed,
  report,
} from "./fields";
import { inside, type Pair, type Scope } from "./findings";
import { byText, byWhole, eachEntry, type Pass } from "./match";
import type { RuleId } from "./rules";
import { changeSentence, show } from "./sentences";
import { isEmpty, isRecord, textAt } from "./values";

type Kind = {
  /** The field that names an entry. */
  key: string;
  /** What sentences call it. */
  noun: string;
  judges: Judges;
  added: RuleId;
  removed: RuleId;
};

/** A list of named entries: roles, channels. */
function listJudge(kind: Kind): Judge {
  const passes: Pass[] = [{ key: byText("id") }, { key: byText(kind.key) }, { key: byWhole }];
  return (scope, parent, section) => {
    compareStrays(scope, parent, section);
    const inner = (one: unknown): Scope => {
      const name = textAt(one, kind.key) ?? "without a name";
      const owner = scope.subject === "" ? "" : ` of ${scope.label}`;
      return {
        ...scope,
        label: `the ${kind.noun} ${show(name)}${owner}`,
        subject: `${scope.subject}${kind.noun}-${name}`,
      };
    };
    eachEntry(parent, section, passes, {
      both: (pair) => compareFields(inner(pair.before), pair, kind.judges),
      removed: (pair) =>
        scope.found.add(kind.removed, inner(pair.before), section, pair, `${inner(pair.before).label} is removed`),
      added: (pair) =>
        scope.found.add(kind.added, inner(pair.after), section, pair, `${inner(pair.after).label} is new`),
    });
  };
}

/** `roles`, of the contract or of a server. */
export const rolesJudge = listJudge({
  key: "role",
  noun: "role",
  added: "role.added",
  removed: "role.removed",
  judges: new Map<string, Judge>([
    idJudge,
    ["role", renamed("role.renamed")],
    ["access", always("role.access.changed")],
    ...each(["firstLevelApprovers", "secondLevelApprovers"], () => always("role.approvers.changed")),
    ["description", always("role.text.changed")],
    ["customProperties", customJudge()],
  ]),
});

/** `support`: where questions are asked. */
export const supportJudge = listJudge({
  key: "channel",
  noun: "channel",
  added: "support.added",
  removed: "support.removed",
  judges: new Map<string, Judge>([
    idJudge,
    ["channel", renamed("support.moved")],
    ...each(["url", "tool", "invitationUrl"], () => always("support.moved")),
    ...each(["description", "scope"], () => always("support.text.changed")),
    ["customProperties", customJudge()],
  ]),
});

const isOwner = (member: unknown) =>
  /\bowner\b/i.test(textAt(member, "role") ?? "") && textAt(member, "dateOut") === null;

/** A member is told by the user name; owners answer for the data, so they are judged apart. */
const membersJudge: Judge = (scope, parent, section) => {
  compareStrays(scope, parent, section);
  const say = (pair: Pair, words: string) => {
    const who = textAt(pair.before, "username") ?? textAt(pair.after, "username") ?? "without a user name";
    const owner = isOwner(pair.before) || isOwner(pair.after);
    const inner = { ...scope, subject: `member-${who}` };
    scope.found.add(
      owner ? "team.owner.changed" : "team.member.changed",
      inner,
      section,
      pair,
      `${show(who)} ${words} ${scope.label}`,
    );
  };
  const both = (pair: Pair) => {
    const who = textAt(pair.before, "username") ?? textAt(pair.after, "username") ?? "without a user name";
    const turns = isOwner(pair.before) !== isOwner(pair.after);
    const rule: RuleId = turns ? "team.owner.changed" : "team.member.changed";
    const fields = isRecord(pair.before) && isRecord(pair.after) ? Object.keys({ ...pair.before, ...pair.after }) : [];
    const judges = new Map<string, Judge>(each(fields.sort(), () => always(rule)));
    compareFields({ ...scope, label: `${show(who)} in ${scope.label}`, subject: `member-${who}` }, pair, judges);
  };
  eachEntry(
    parent,
    section,
    [{ key: byText("username") }, { key: byText("id") }, { key: byText("name") }, { key: byWhole }],
    {
      both,
      removed: (pair) => say(pair, "leaves"),
      added: (pair) => say(pair, "joins"),
    },
  );
};

const teamJudges: Judges = new Map<string, Judge>([
  idJudge,
  ["name", always("team.changed")],
  ["members", membersJudge],
  ["description", always("team.text.changed")],
  ...each(["tags", "authoritativeDefinitions"], () => asSet("team.text.changed")),
  ["customProperties", customJudge()],
]);

/** `team`: a mapping with members; before v3.1.0 the members alone. */
export const teamJudge: Judge = (scope, parent, section) => {
  const team = inside(parent, section);
  const inner = { ...scope, label: "the team", subject: "team" };
  if (Array.isArray(team.before) && Array.isArray(team.after)) return membersJudge(inner, parent, section);
  if ([team.before, team.after].every((one) => isEmpty(one) || isRecord(one)))
    return compareFields(inner, team, teamJudges);
  const message = changeSentence("the contract", section, team.before, team.after);
  report("team.changed", inner, parent, section, message);
};
