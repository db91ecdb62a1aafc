import { classificationJudge } from "./classification";
import { customJudge } from "./custom";
import { always, asSet, byPresence, each, flag, idJudge, type Judge, report, withDefault } from "./fields";
import { physicalNameJudge } from "./names";
import { enumJudge, optionsJudge, types } from "./options";
import { qualityJudge } from "./quality";
import { relationshipsJudge } from "./relationships";
import { field, isEmpty } from "./values";

/** Which values a property may have. */
export const valueFields: readonly [string, Judge][] = [
  idJudge,
  ["physicalName", physicalNameJudge("property.physicalName.changed")],
  ...types,
  ["logicalTypeOptions", optionsJudge],
  ["enum", enumJudge],
  [
    "required",
    flag(
      ["property.required.added", "is now required: it is never empty"],
      ["property.required.dropped", "is no longer required: it may be empty"],
    ),
  ],
  [
    "unique",
    flag(
      ["property.unique.added", "is now unique"],
      ["property.unique.dropped", "is no longer unique: a value may come twice"],
    ),
  ],
];

/** `hadKey`: whether the object had a key before; then another one changes what a row stands for. */
const primaryKeyJudge = (hadKey: boolean): Judge =>
  withDefault(false, (scope, pair, name) => {
    const added = field(pair.after, name) === true && !hadKey;
    const words = field(pair.after, name) === true ? "joins the primary key" : "leaves the primary key";
    report(
      added ? "property.primaryKey.added" : "property.primaryKey.changed",
      scope,
      pair,
      name,
      `${scope.label} ${words}`,
    );
  });

/** A place in a key means something only for what is in it before and after. */
const keyPositionJudge: Judge = (scope, pair, name) => {
  const inKey = field(pair.before, "primaryKey") === true && field(pair.after, "primaryKey") === true;
  const written = !isEmpty(field(pair.before, name)) && !isEmpty(field(pair.after, name));
  report(inKey && written ? "property.primaryKey.moved" : "field.restated", scope, pair, name);
};

export const keyFields = (hadKey: boolean): [string, Judge][] => [
  ["primaryKey", primaryKeyJudge(hadKey)],
  ["primaryKeyPosition", withDefault(-1, keyPositionJudge)],
];

/** How a property is kept, made and explained. */
export const careFields: readonly [string, Judge][] = [
  [
    "partitioned",
    flag(
      ["property.partition.changed", "is now a partition key"],
      ["property.partition.changed", "is no longer a partition key"],
    ),
  ],
  ["partitionKeyPosition", withDefault(-1, always("property.partition.changed"))],
  ["classification", classificationJudge],
  [
    "encryptedName",
    byPresence({
      added: "property.encryptedName.added",
      changed: "property.encryptedName.changed",
      removed: "property.encryptedName.changed",
    }),
  ],
  [
    "criticalDataElement",
    flag(
      ["property.critical.added", "is now a critical data element"],
      ["property.critical.dropped", "is no longer a critical data element"],
    ),
  ],
  ["transformSourceObjects", asSet("property.transform.changed")],
  ["transformLogic", always("property.transform.changed")],
  ["semanticType", withDefault("column", always("property.transform.changed"))],
  ...each(["businessName", "description", "transformDescription"], () => always("property.text.changed")),
  ["examples", asSet("property.examples.changed")],
  ["synonyms", asSet("property.text.changed")],
  ["tags", asSet("property.tags.changed")],
  ["authoritativeDefinitions", asSet("property.links.changed")],
  ["relationships", relationshipsJudge],
  ["quality", qualityJudge],
  ["customProperties", customJudge({ enum: (scope, pair) => enumJudge(scope, pair, "value") })],
];
