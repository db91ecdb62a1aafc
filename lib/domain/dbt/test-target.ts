import type { DbtTest } from "./model";

/** The library metrics of ODCS v3.1.0 that dbt's generic tests measure. */
const metrics: Record<string, TestTarget["metric"]> = {
  not_null: "nullValues",
  unique: "duplicateValues",
  accepted_values: "invalidValues",
  "dbt_utils.unique_combination_of_columns": "duplicateValues",
  "dbt_expectations.expect_compound_columns_to_be_unique": "duplicateValues",
  "dbt_utils.not_accepted_values": "invalidValues",
  "dbt_utils.not_null_where": "nullValues",
};

/** What a test is about, in words of the contract that the model became. */
export type TestTarget = {
  /** The model's unique id, `model.shop.orders`; null when the test is about several models or none. */
  model: string | null;
  /** The schema object in the contract: the model's name. */
  object: string | null;
  column: string | null;
  metric: "nullValues" | "duplicateValues" | "invalidValues" | null;
  /** The name under which the test stands among the contract's quality rules. */
  rule: string;
};

/** The model a test is about: the one it is attached to, the one its `model` argument names, or the only one it reads. */
export function testedModel(test: Pick<DbtTest, "attachedTo" | "arguments" | "dependsOn">): string | null {
  if (test.attachedTo !== null) return test.attachedTo;
  const models = test.dependsOn.filter((id) => id.startsWith("model."));
  const argument = typeof test.arguments.model === "string" ? test.arguments.model : "";
  const named = /ref\(\s*(?:['"][^'"]*['"]\s*,\s*)?['"]([^'"]+)['"]/.exec(argument)?.[1];
  const matching = named === undefined ? models : models.filter((id) => objectOf(id) === named);
  const [only] = matching;
  return only !== undefined && matching.length === 1 ? only : null;
}

/** `model.shop.orders.v2` → `orders`. */
function objectOf(modelId: string): string {
  return modelId.split(".")[2] ?? modelId;
}

/** What a test node is about; see `testTargets`. */
export function testTarget(test: DbtTest): TestTarget {
  const model = testedModel(test);
  return {
    model,
    object: model === null ? null : objectOf(model),
    column: test.column,
    metric: (test.kind === null ? null : metrics[test.kind]) ?? null,
    rule: test.name,
  };
}

/**
 * Maps the `unique_id` of each test, as it stands in `run_results.json`, to what it is about. Take the tests from
 * `readManifest(…).tests`, or from parsed nodes with `toDbtTest`.
 */
export function testTargets(tests: Iterable<DbtTest>): Map<string, TestTarget> {
  return new Map([...tests].map((test) => [test.uniqueId, testTarget(test)]));
}
