import { uniqueTogether } from "./constraints";
import { type DraftProperty, type DraftRule, findProperty, type ModelDraft } from "./draft-shape";
import type { DbtTest } from "./model";
import { addForeignKey, draftNamed, targetsOf } from "./references";
import { testedModel } from "./test-target";

/** A test that fails for every breaking row, in all rows, and stops the build: what it checks is promised. */
const isStrict = (test: DbtTest) => test.severity === "error" && test.where === null && test.tolerance === null;

/** How many breaking rows a test tolerates, in ODCS's words: `> 10` fails, so up to 10 pass. */
function tolerated(test: DbtTest): Record<string, number> | null {
  if (test.tolerance === null) return { mustBe: 0 };
  const limit = /^\s*(>=?)\s*(\d+)\s*$/.exec(test.tolerance);
  if (!limit) return null;
  return limit[1] === ">" ? { mustBeLessOrEqualTo: Number(limit[2]) } : { mustBeLessThan: Number(limit[2]) };
}

const dimensions: Record<string, string> = {
  not_null: "completeness",
  unique: "uniqueness",
  accepted_values: "conformity",
  relationships: "consistency",
};

/** The test as dbt runs it: for everything the library metrics cannot say without promising something else. */
function customRule(test: DbtTest): DraftRule {
  const { model, column_name, ...own } = test.arguments;
  const dimension = test.kind === null ? undefined : dimensions[test.kind];
  return {
    name: test.name,
    type: "custom",
    ...(test.description === "" ? {} : { description: test.description }),
    ...(dimension ? { dimension } : {}),
    engine: "dbt",
    implementation: {
      test: test.kind ?? test.name,
      ...(Object.keys(own).length > 0 ? { arguments: own } : {}),
      ...(test.where === null ? {} : { where: test.where }),
      ...(test.tolerance === null ? {} : { errorIf: test.tolerance }),
    },
    severity: test.severity,
  };
}

/** A library metric, or the test itself where it looks at some rows only: a metric cannot say which. */
function metricRule(test: DbtTest, metric: string, parts: Record<string, unknown> = {}): DraftRule {
  const limit = tolerated(test);
  if (test.where !== null || limit === null) return customRule(test);
  return {
    name: test.name,
    type: "library",
    metric,
    ...(test.description === "" ? {} : { description: test.description }),
    ...(dimensions[test.kind ?? ""] ? { dimension: dimensions[test.kind ?? ""] } : {}),
    ...parts,
    ...limit,
    severity: test.severity,
  };
}

/** Tests that no two rows agree in several columns, with the argument that names them. */
const combinations: Record<string, string> = {
  "dbt_utils.unique_combination_of_columns": "combination_of_columns",
  "dbt_expectations.expect_compound_columns_to_be_unique": "column_list",
};

const listOf = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);

function addCombination(draft: ModelDraft, test: DbtTest, argument: string): void {
  const columns = listOf(test.arguments[argument]).map((name) => findProperty(draft.properties, name));
  const names = columns.flatMap((column) => (column ? [column.name] : []));
  if (names.length !== columns.length || names.length === 0 || test.where !== null || tolerated(test) === null) {
    draft.quality.push(customRule(test));
    return;
  }
  draft.quality.push({ ...uniqueTogether(test.name, names, test.severity), ...tolerated(test) });
  if (isStrict(test)) draft.uniqueTogether.push(names);
}

/** A relationship says how tables are joined, whatever the test's severity; what the test checks stays a rule unless strict. */
function addRelationship(draft: ModelDraft, all: readonly ModelDraft[], test: DbtTest, column: string): boolean {
  const { to, field } = test.arguments;
  const target = typeof to === "string" ? draftNamed(all, to) : null;
  const targets = target && typeof field === "string" ? targetsOf(target, [field]) : null;
  if (targets && addForeignKey(draft, [column], targets)) return true;
  draft.notes.push(
    `The relationship of ${column} leads to ${typeof to === "string" ? to : "a model"}, which is not part of this; it is kept as a dbt test.`,
  );
  return false;
}

function addColumnTest(draft: ModelDraft, all: readonly ModelDraft[], test: DbtTest, property: DraftProperty): void {
  property.quality ??= [];
  const { quality } = property;
  switch (test.kind) {
    case "not_null":
      if (isStrict(test)) property.required = true;
      else quality.push(metricRule(test, "nullValues"));
      return;
    case "unique":
      if (isStrict(test)) property.unique = true;
      else quality.push(metricRule(test, "duplicateValues"));
      return;
    case "accepted_values":
      quality.push(metricRule(test, "invalidValues", { arguments: { validValues: test.arguments.values ?? [] } }));
      return;
    case "relationships":
      if (!addRelationship(draft, all, test, property.name) || !isStrict(test)) quality.push(customRule(test));
      return;
    default:
      quality.push(customRule(test));
  }
}

function addTest(draft: ModelDraft, all: readonly ModelDraft[], test: DbtTest): void {
  const property = test.column === null ? null : findProperty(draft.properties, test.column);
  const combination = combinations[test.kind ?? ""];
  if (combination !== undefined) addCombination(draft, test, combination);
  else if (property) addColumnTest(draft, all, test, property);
  else {
    draft.quality.push(customRule(test));
    if (test.column !== null)
      draft.notes.push(`The test ${test.name} is about ${test.column}, which is no column here.`);
  }
}

/** Turns the tests of the drafted models into promises of their contracts. Returns notes on tests that belong to none. */
export function addTests(drafts: readonly ModelDraft[], tests: readonly DbtTest[]): string[] {
  const byModel = new Map(drafts.map((draft) => [draft.model.uniqueId, draft]));
  return tests.flatMap((test) => {
    const read = test.dependsOn.filter((id) => byModel.has(id));
    const model = testedModel(test) ?? (read.length === 1 ? read[0] : undefined);
    const draft = model === undefined ? undefined : byModel.get(model);
    if (!draft) return [`The test ${test.name} reads several models and is left out.`];
    addTest(draft, drafts, test);
    return [];
  });
}
