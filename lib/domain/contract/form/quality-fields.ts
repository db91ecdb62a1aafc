import { customProperties, links, options, stableId, tags } from "@/lib/domain/document/form/shared-fields";
import type { FieldSpec } from "@/lib/domain/document/form/spec";

/** ODCS v3.1.0, “Data quality”: comparisons exclude one another. */
const comparisons = [
  { value: "mustBe", label: "must be" },
  { value: "mustNotBe", label: "must not be" },
  { value: "mustBeGreaterThan", label: "must be greater than" },
  { value: "mustBeGreaterOrEqualTo", label: "must be at least" },
  { value: "mustBeLessThan", label: "must be less than" },
  { value: "mustBeLessOrEqualTo", label: "must be at most" },
  { value: "mustBeBetween", label: "must be between" },
  { value: "mustNotBeBetween", label: "must not be between" },
];

const library = ["", "library"];

const ruleFields: readonly FieldSpec[] = [
  {
    kind: "choice",
    name: "type",
    label: "Kind of rule",
    options: [
      { value: "library", label: "Metric of the library" },
      { value: "sql", label: "SQL query" },
      { value: "text", label: "In words" },
      { value: "custom", label: "Of another tool" },
    ],
    placeholder: "Metric of the library",
  },
  { kind: "text", name: "name", label: "Name of the rule" },
  { kind: "text", name: "description", label: "What it checks", rows: 2, wide: true },
  {
    kind: "choice",
    name: "metric",
    label: "Metric",
    options: [
      { value: "nullValues", label: "Null values" },
      { value: "missingValues", label: "Missing values" },
      { value: "invalidValues", label: "Invalid values" },
      { value: "duplicateValues", label: "Duplicate values" },
      { value: "rowCount", label: "Number of rows" },
    ],
    placeholder: "Choose a metric",
    required: true,
    when: { field: "type", is: library },
  },
  {
    kind: "any",
    name: "arguments",
    label: "Arguments",
    hint: "Such as { validValues: [a, b] }.",
    when: { field: "type", is: library },
  },
  {
    kind: "text",
    name: "rule",
    label: "Rule (old name of the metric)",
    rare: true,
    when: { field: "type", is: library },
  },
  {
    kind: "text",
    name: "query",
    label: "Query",
    rows: 4,
    wide: true,
    required: true,
    hint: "Gives one number. The standard has placeholders for the object and the property.",
    when: { field: "type", is: ["sql"] },
  },
  {
    kind: "comparison",
    name: "mustBe",
    label: "The result",
    names: comparisons,
    when: { field: "type", is: [...library, "sql"] },
  },
  {
    kind: "text",
    name: "engine",
    label: "Tool",
    suggest: ["greatExpectations", "soda", "dbt", "montecarlo"],
    required: true,
    when: { field: "type", is: ["custom"] },
  },
  {
    kind: "any",
    name: "implementation",
    label: "Rule as the tool writes it",
    required: true,
    wide: true,
    when: { field: "type", is: ["custom"] },
  },
  { kind: "text", name: "unit", label: "Unit", suggest: ["rows", "percent"] },
  {
    kind: "choice",
    name: "dimension",
    label: "Dimension",
    options: options("accuracy", "completeness", "conformity", "consistency", "coverage", "timeliness", "uniqueness"),
    placeholder: "None",
  },
  { kind: "text", name: "severity", label: "Severity", suggest: ["info", "warning", "error"] },
  {
    kind: "text",
    name: "businessImpact",
    label: "Business impact",
    rare: true,
    suggest: ["operational", "regulatory"],
  },
  { kind: "text", name: "method", label: "Method", rare: true, suggest: ["reconciliation"] },
  { kind: "text", name: "scheduler", label: "Scheduler", rare: true, suggest: ["cron"] },
  { kind: "text", name: "schedule", label: "Schedule", rare: true, placeholder: "0 20 * * *" },
  tags,
  links,
  customProperties,
  stableId,
];

export const quality: FieldSpec = {
  kind: "list",
  name: "quality",
  label: "Quality rules",
  entry: "quality rule",
  title: ["name", "metric", "description", "type"],
  fresh: { type: "library", metric: "nullValues", mustBe: 0 },
  wide: true,
  fields: () => ruleFields,
};

const sharedRelationship: readonly FieldSpec[] = [
  {
    kind: "choice",
    name: "type",
    label: "Kind of relationship",
    options: [{ value: "foreignKey", label: "Foreign key" }],
    placeholder: "Foreign key",
  },
  customProperties,
];

const to: FieldSpec = {
  kind: "lines",
  single: true,
  name: "to",
  label: "To",
  hint: "object.property; a line for each part of a composite key.",
};

/** At an object both ends are named; at a property the property is one of them. */
export const objectRelationships: FieldSpec = {
  kind: "list",
  name: "relationships",
  label: "Relationships",
  entry: "relationship",
  title: ["from", "to"],
  fresh: { from: "", to: "" },
  wide: true,
  fields: () => [
    { kind: "lines", single: true, name: "from", label: "From", hint: "object.property; a line for each part." },
    to,
    ...sharedRelationship,
  ],
};

export const propertyRelationships: FieldSpec = {
  kind: "list",
  name: "relationships",
  label: "Relationships",
  entry: "relationship",
  title: ["to", "type"],
  fresh: { to: "" },
  wide: true,
  fields: () => [to, ...sharedRelationship],
};
