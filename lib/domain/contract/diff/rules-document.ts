import { additive, breaking, type Rule, risky, wording } from "./rule";

export const contractRules = {
  "contract.id.changed": breaking(
    "rental-tenants → tenants",
    "Ports, programs and other contracts know the contract by its id.",
  ),
  "contract.classification.raised": breaking(
    "A column becomes restricted in a contract that was internal",
    "Access to the whole contract is decided by its strictest part, so yours may need a new approval.",
  ),
  "contract.classification.lowered": additive("confidential → internal", "Access is easier to get, and none is lost."),
  "contract.name.changed": wording("Another name", "The contract is known by its id."),
  "contract.place.changed": wording(
    "Another domain, tenant or product name",
    "Where the contract is filed does not change the data.",
  ),
  "contract.tags.changed": wording("A tag “finance” is new", "Tags help to find the contract and do not change it."),
  "contract.links.changed": wording("Another link", "The data stays as it is; follow the new link."),
  "contract.standard.changed": wording(
    "apiVersion: v3.0.2 → v3.1.0",
    "The document follows another version of the standard and says the same.",
  ),
  "contract.created.changed": wording(
    "Another contractCreatedTs",
    "When the contract was written does not change the data.",
  ),
  "status.retired": breaking("active → retired", "The data is no longer offered."),
  "status.deprecated": risky("active → deprecated", "It still works, and will not for ever: look for the successor."),
  "status.withdrawn": risky("active → draft", "What was promised is under discussion again."),
  "status.changed": risky(
    "active → on-hold",
    "The word is not among those of the standard, so nobody can tell what it promises.",
  ),
  "status.activated": additive("draft → active", "What was a proposal is now promised."),
} as const satisfies Record<string, Rule>;

export const termsRules = {
  "terms.changed": risky(
    "Another usage or limitations text",
    "It may forbid what you do with the data; nobody can prove from prose that it does not.",
  ),
  "terms.links.changed": risky(
    "Another link to the privacy statement",
    "The terms behind the link may forbid what you do with the data.",
  ),
  "terms.accessDays.tightened": risky(
    "maximumAccessDays: 365 → 90",
    "Access ends sooner and has to be asked for again.",
  ),
  "terms.accessDays.loosened": additive("maximumAccessDays: 90 → 365", "Access may last longer."),
  "terms.purpose.changed": wording(
    "Another purpose text",
    "It says what the data was made for, and allows or forbids nothing.",
  ),
  "price.raised": breaking("9.95 → 12 per megabyte", "You would pay more than you agreed to."),
  "price.changed": breaking(
    "USD → EUR, per megabyte → per query",
    "Nobody can tell that you do not pay more than you agreed to.",
  ),
  "price.removed": risky("The price is no longer said", "Whether the data is free or dearer now is open."),
  "price.lowered": additive("9.95 → 5 per megabyte", "You pay less than you agreed to."),
} as const satisfies Record<string, Rule>;

export const slaRules = {
  "sla.removed": breaking("The latency is no longer promised", "You lose a promise you could plan with."),
  "sla.weaker": breaking("latency: 4 h → 1 d, retention: 3 y → 1 y", "Less is promised than you could plan with."),
  "sla.scope.changed": breaking(
    "The latency of “tenants.lei” is now that of “companies.lei”",
    "The promise no longer holds for what you read.",
  ),
  "sla.changed": risky("A level nobody here can order changes", "It may be less than you could plan with."),
  "sla.schedule.changed": risky("Another schedule", "The promise may be kept at another time."),
  "sla.end.announced": risky(
    "endOfSupport: 2032-05-12 is new",
    "It still works, and now has an end you must plan for.",
  ),
  "sla.end.lifted": additive("endOfSupport is no longer set", "No end is announced any more."),
  "sla.added": additive("A latency is promised for the first time", "More is promised than before."),
  "sla.stronger": additive("latency: 1 d → 4 h, retention: 1 y → 3 y", "More is promised than before."),
  "sla.text.changed": wording("Another description or driver", "What is promised stays as it is."),
} as const satisfies Record<string, Rule>;

export const serverRules = {
  "server.removed": breaking("The server “production” is gone", "Connections to it fail."),
  "server.moved": breaking("Another host, database, schema or type", "Connections to the old place fail."),
  "server.format.changed": breaking("csv → parquet", "Readers of the old format fail."),
  "server.environment.changed": breaking("prod → dev", "The same connection now gives other data."),
  "server.renamed": risky(
    "“production” becomes “main”, at the same place",
    "Settings that name the server must follow.",
  ),
  "server.compute.changed": risky(
    "Another warehouse or staging folder",
    "Queries may be slower, dearer or need another right.",
  ),
  "server.added": additive("A server “replica” is new", "The places you know stay."),
  "server.text.changed": wording("Another description", "The place stays."),
} as const satisfies Record<string, Rule>;

export const peopleRules = {
  "role.removed": risky("The role “analyst” is gone", "Whoever reads the data by it may lose access."),
  "role.access.changed": risky("write → read", "The role may allow less than it did."),
  "role.renamed": risky("“analyst” becomes “reader”", "Settings that name the role must follow."),
  "role.added": additive("A role “analyst” is new", "The roles you know stay."),
  "role.approvers.changed": wording("Others approve the role", "Access that was given stays."),
  "role.text.changed": wording("Another description", "The role stays as it is."),
  "support.removed": risky("The channel “#help” is gone", "Questions asked there are no longer answered."),
  "support.moved": risky("Another address or tool", "Questions asked at the old place may go unanswered."),
  "support.added": additive("A channel “#help” is new", "The channels you know stay."),
  "support.text.changed": wording("Another description or scope", "The channel stays where it is."),
  "team.changed": risky(
    "The team “leasing” becomes “brokerage”",
    "Others answer for the data, and what was agreed by word of mouth may be lost.",
  ),
  "team.owner.changed": risky("Another owner in the team", "Somebody else answers for the data."),
  "team.member.changed": wording("A member joins or leaves", "The team still answers for the data."),
  "team.text.changed": wording("Another description of the team", "The team still answers for the data."),
} as const satisfies Record<string, Rule>;

/** What may stand at any place of a document. */
export const generalRules = {
  "id.changed": risky("tbl_obj → tenants_obj", "References by id, from other contracts and tools, lead nowhere."),
  "custom.changed": risky(
    "anonymization: none → hash",
    "Only the publisher knows what it means; it may change the data.",
  ),
  "custom.removed": risky("anonymization is gone", "Only the publisher knows what it meant; somebody may count on it."),
  "field.unknown": risky(
    "A field the standard does not know changes",
    "Nobody here knows what it means; somebody may count on it.",
  ),
  "id.added": wording("An id is given for the first time", "It can now be referred to by id."),
  "custom.text.changed": wording("Another description of anonymization", "Its value stays as it is."),
  "custom.added": wording("anonymization: none is new", "What you count on stays as it is."),
  "field.restated": wording(
    "24 h → 1 d, int → integer, required: false is written out",
    "It says the same in other words.",
  ),
} as const satisfies Record<string, Rule>;
