import { additive, breaking, type Rule, risky, wording } from "./rule";

/** Objects: tables, views, topics, files. */
export const objectRules = {
  "object.removed": breaking("The view “tenants” is gone", "Every query on it fails."),
  "object.renamed": breaking("“tenants” becomes “lessees”", "Queries that use the old name fail."),
  "object.physicalName.changed": breaking(
    "v_tenants → v_lessees",
    "Queries name the object as the platform does, and fail.",
  ),
  "object.kind.replaced": breaking("table → topic", "It is read in another way, by other tools."),
  "object.kind.changed": risky("view → table", "It is read the same way, but rights, freshness and speed may differ."),
  "object.columns.reordered": risky(
    "lei, name → name, lei",
    "Readers that go by position (select *, files without a header) get values in the wrong column.",
  ),
  "object.granularity.changed": risky(
    "one row per lease → one row per tenant",
    "Counts and sums may come out differently.",
  ),
  "object.added": additive("A view “leases” is new", "What you read stays as it is."),
  "object.text.changed": wording(
    "Another description or business name",
    "The data stays as it is; read what is said about it.",
  ),
  "object.tags.changed": wording("A tag “finance” is new", "Tags help to find the data and do not change it."),
  "object.links.changed": wording(
    "Another link to the business definition",
    "The data stays as it is; follow the new link.",
  ),
} as const satisfies Record<string, Rule>;

/** Properties: columns and fields, at any depth. */
export const propertyRules = {
  "property.removed": breaking("The column “lei” is gone", "Queries that name it fail."),
  "property.renamed": breaking("“lei” becomes “lei_code”", "Queries that use the old name fail."),
  "property.physicalName.changed": breaking(
    "c_lei → c_lei_code",
    "Queries name the column as the platform does, and fail.",
  ),
  "property.type.narrowed": breaking(
    "varchar(20) → varchar(10), number → integer",
    "Values are cut, rounded or refused, and writing back or joining on the old type fails.",
  ),
  "property.type.changed": breaking("integer → string", "Code and comparisons written for the old type fail."),
  "property.format.changed": breaking(
    "yyyy-MM-dd → dd.MM.yyyy",
    "Code that parses the old format fails or misreads values.",
  ),
  "property.timezone.changed": breaking("Etc/UTC → Europe/Paris", "The same value now means another moment."),
  "property.required.dropped": breaking("required: true → false", "Values may be empty where you could count on one."),
  "property.unique.dropped": breaking("unique: true → false", "Joins on it may multiply rows."),
  "property.primaryKey.changed": breaking(
    "primaryKey: true → false; another column joins the key",
    "One row stands for something else now, and joins on the old key miss or multiply rows.",
  ),
  "property.encryptedName.changed": breaking("lei_enc → lei_encrypted", "Queries that read the encrypted column fail."),
  "property.type.loosened": risky(
    "integer → number, date → timestamp",
    "Old values all fit, but new ones may be of a kind your code was not written for.",
  ),
  "property.type.unstated": risky("The physical type is no longer said", "The type may change without notice."),
  "property.values.widened": risky(
    "maximum: 100 → 200, one more value in a list",
    "Values may come that could not come before.",
  ),
  "property.primaryKey.moved": risky("primaryKeyPosition: 1 → 2", "Composite keys are matched by position."),
  "property.partition.changed": risky(
    "partitioned: true → false",
    "Queries may become slow, dear or refused without a filter.",
  ),
  "property.critical.dropped": risky("criticalDataElement: true → false", "It may be looked after less carefully."),
  "property.classification.raised": risky(
    "internal → confidential, in a contract that has confidential columns already",
    "Stricter handling rules hold for this column.",
  ),
  "property.classification.changed": risky(
    "secret → top-secret",
    "The words are not among those Mercat can order, so handling rules may be stricter.",
  ),
  "property.transform.changed": risky("Another transformLogic", "Values may be computed differently."),
  "property.type.widened": additive(
    "int → bigint, varchar(10) → text, decimal(10,2) → decimal(12,2)",
    "Every value fits as before.",
  ),
  "property.type.stated": additive("The logical type is said for the first time", "You may now count on it."),
  "property.values.narrowed": additive(
    "maximum: 200 → 100, a pattern is new",
    "Every value that still comes could come before.",
  ),
  "property.required.added": additive("required: false → true", "Values are never empty any more."),
  "property.unique.added": additive("unique: false → true", "No value comes twice any more."),
  "property.primaryKey.added": additive("The first key of an object that had none", "Rows can now be told apart."),
  "property.encryptedName.added": additive("An encrypted column is offered beside it", "What you read stays as it is."),
  "property.critical.added": additive("criticalDataElement: false → true", "It is looked after more carefully."),
  "property.classification.lowered": additive("confidential → internal", "Handling rules for this column are lighter."),
  "property.added": additive("A column “country” is new", "Queries that name their columns stay as they are."),
  "property.text.changed": wording(
    "Another description or business name",
    "The data stays as it is; read what is said about it.",
  ),
  "property.examples.changed": wording("Another example", "Examples show the data and do not change it."),
  "property.tags.changed": wording("A tag “pii” is new", "Tags help to find the data and do not change it."),
  "property.links.changed": wording(
    "Another link to the business definition",
    "The data stays as it is; follow the new link.",
  ),
} as const satisfies Record<string, Rule>;

export const relationshipRules = {
  "relationship.changed": breaking(
    "tenants.lei → companies.lei becomes parties.lei",
    "Joins along it find other rows or none.",
  ),
  "relationship.removed": risky("The reference to companies.lei is gone", "Joins along it may lose rows."),
  "relationship.added": additive("A reference to companies.lei is new", "You may now join along it."),
  "relationship.text.changed": wording("A note on the reference changes", "The reference itself stays."),
} as const satisfies Record<string, Rule>;

export const qualityRules = {
  "quality.removed": risky("The rule “lei_complete” is gone", "Nobody promises any more that the data passes it."),
  "quality.weaker": risky("mustBeLessThan: 1 → 5, severity: error → warning", "Worse data may pass."),
  "quality.changed": risky("Another query or metric", "What is checked is not what was checked, and may be less."),
  "quality.schedule.changed": risky("Checked at another time", "Bad data may be noticed later than before."),
  "quality.added": additive("A rule “lei_complete” is new", "More is promised than before."),
  "quality.stronger": additive("mustBeLessThan: 5 → 1, severity: warning → error", "Less bad data may pass."),
  "quality.text.changed": wording("Another name, description or dimension", "What is checked stays as it is."),
} as const satisfies Record<string, Rule>;
