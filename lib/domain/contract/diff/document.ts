import { customJudge } from "./custom";
import { always, asSet, each, type Judge } from "./fields";
import { rolesJudge, supportJudge, teamJudge } from "./people";
import { serversJudge } from "./servers";
import { slaJudge } from "./sla";
import { descriptionJudge, priceJudge, statusJudge, termMeanings } from "./terms";

/** The fields of a contract apart from its schema, in the order they are reported. */
export const documentJudges: readonly [string, Judge][] = [
  ["id", always("contract.id.changed")],
  ...each(["kind", "apiVersion"], () => always("contract.standard.changed")),
  ["status", statusJudge],
  ["name", always("contract.name.changed")],
  ...each(["domain", "tenant", "dataProduct"], () => always("contract.place.changed")),
  ["description", descriptionJudge],
  // Of v3.2.0: it says what programs may do with the data.
  ["context", always("terms.changed")],
  ["servers", serversJudge],
  ["price", priceJudge],
  ["slaDefaultElement", always("sla.scope.changed")],
  ["slaProperties", slaJudge],
  ["roles", rolesJudge],
  ["team", teamJudge],
  ["support", supportJudge],
  ["tags", asSet("contract.tags.changed")],
  ["authoritativeDefinitions", asSet("contract.links.changed")],
  ["customProperties", customJudge(termMeanings)],
  ["contractCreatedTs", always("contract.created.changed")],
];
