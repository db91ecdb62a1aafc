import { type DraftRule, findProperty, type ModelDraft, unquoted } from "./draft-shape";
import type { DbtModel } from "./model";
import { addForeignKey, draftNamed, targetsOf } from "./references";

type Constraint = DbtModel["constraints"][number];

/** A rule that counts the rows that break an expression. */
function checkRule(draft: ModelDraft, { name, expression }: Constraint, column: string | null): DraftRule | null {
  if (expression === null) return null;
  return {
    name: name ?? `check_${column ?? draft.objectName}`,
    type: "sql",
    description: `Every row fulfils ${expression}.`,
    dimension: "conformity",
    query: `SELECT COUNT(*) FROM {object} WHERE NOT (${expression})`,
    mustBe: 0,
    severity: "error",
  };
}

/** `other.customers (id, tenant)`: how a foreign key was written before it had fields of its own. */
function foreignKeyOf(constraint: Constraint): { to: string; columns: string[] } {
  if (constraint.to !== null) return { to: constraint.to, columns: constraint.toColumns };
  const text = (constraint.expression ?? "").replace(/^\s*references\s+/i, "");
  const columns = /\(([^()]*)\)\s*$/.exec(text);
  return {
    to: text.slice(0, columns?.index ?? text.length).trim(),
    columns: (columns?.[1] ?? "")
      .split(",")
      .map(unquoted)
      .filter((name) => name !== ""),
  };
}

function addReference(
  draft: ModelDraft,
  all: readonly ModelDraft[],
  constraint: Constraint,
  columns: readonly string[],
): void {
  const { to, columns: theirs } = foreignKeyOf(constraint);
  const target = to === "" ? null : draftNamed(all, to);
  const targets = target && targetsOf(target, theirs);
  if (targets && addForeignKey(draft, columns, targets)) return;
  const shown = `${columns.join(", ")} → ${to || constraint.expression || "?"}${theirs.length > 0 ? ` (${theirs.join(", ")})` : ""}`;
  draft.customProperties.push({ property: "foreignKey", value: shown });
  draft.notes.push(
    target
      ? `The foreign key ${shown} names columns that are not known; it is kept as a custom property.`
      : `The foreign key ${shown} leads to a model that is not part of this; it is kept as a custom property.`,
  );
}

function addText(draft: ModelDraft, constraint: Constraint, rules: DraftRule[], where: string): void {
  rules.push({
    name: constraint.name ?? `custom_${where}`,
    type: "text",
    description:
      constraint.expression ?? `Custom constraint ${constraint.name ?? ""} of the model.`.replace(/ +/g, " "),
  });
  draft.notes.push(`A custom constraint of ${where} is kept as text.`);
}

function addColumnConstraint(
  draft: ModelDraft,
  all: readonly ModelDraft[],
  column: string,
  constraint: Constraint,
): void {
  const property = findProperty(draft.properties, column);
  if (!property) return;
  property.quality ??= [];
  switch (constraint.type) {
    case "not_null":
      property.required = true;
      return;
    case "unique":
      property.unique = true;
      return;
    case "primary_key":
      if (!draft.declaredKey.includes(property.name)) draft.declaredKey.push(property.name);
      return;
    case "foreign_key":
      addReference(draft, all, constraint, [column]);
      return;
    case "check": {
      const rule = checkRule(draft, constraint, property.name);
      if (rule) property.quality.push(rule);
      return;
    }
    default:
      addText(draft, constraint, property.quality, property.name);
  }
}

/** The rule that no two rows agree in all of these columns. */
export function uniqueTogether(name: string, columns: readonly string[], severity: string): DraftRule {
  return {
    name,
    type: "library",
    metric: "duplicateValues",
    description: `No two rows have the same ${columns.join(", ")}.`,
    dimension: "uniqueness",
    arguments: { properties: columns },
    mustBe: 0,
    severity,
  };
}

function addModelConstraint(draft: ModelDraft, all: readonly ModelDraft[], constraint: Constraint): void {
  const columns = constraint.columns.map((name) => findProperty(draft.properties, name)?.name ?? unquoted(name));
  const [only] = columns;
  if (constraint.type === "primary_key") draft.declaredKey = columns;
  else if (constraint.type === "foreign_key") addReference(draft, all, constraint, columns);
  else if (constraint.type === "check") {
    const rule = checkRule(draft, constraint, null);
    if (rule) draft.quality.push(rule);
  } else if (constraint.type === "unique" && columns.length > 1) {
    draft.quality.push(uniqueTogether(constraint.name ?? `unique_${columns.join("_")}`, columns, "error"));
    draft.uniqueTogether.push(columns);
  } else if (only !== undefined && columns.length === 1) addColumnConstraint(draft, all, only, constraint);
  else if (constraint.type === "not_null")
    for (const column of columns) addColumnConstraint(draft, all, column, constraint);
  else addText(draft, constraint, draft.quality, draft.objectName);
}

/** Turns a model's constraints, at its columns and at itself, into promises of the contract. */
export function addConstraints(draft: ModelDraft, all: readonly ModelDraft[]): void {
  const { model } = draft;
  for (const column of model.columns)
    for (const constraint of column.constraints) addColumnConstraint(draft, all, column.name, constraint);
  for (const constraint of model.constraints) addModelConstraint(draft, all, constraint);
  const some = model.constraints.length > 0 || model.columns.some((c) => c.constraints.length > 0);
  if (some && !model.enforced)
    draft.notes.push("Constraints are declared, but dbt does not build them: the model's contract is not enforced.");
}
