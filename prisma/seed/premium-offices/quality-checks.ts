import { z } from "zod";
import type { ContractObject, ContractProperty, QualityRule } from "@/lib/domain/contract/property";

/** A promise of a contract as a query for one number, and what the number must be. */
export type Check = { name: string; sql: string } & z.output<typeof comparison>;

const comparison = z
  .object({
    mustBe: z.number(),
    mustBeGreaterThan: z.number(),
    mustBeGreaterOrEqualTo: z.number(),
    mustBeLessThan: z.number(),
    mustBeLessOrEqualTo: z.number(),
    mustBeBetween: z.tuple([z.number(), z.number()]),
  })
  .partial()
  .refine((c) => Object.keys(c).length === 1, { error: "a rule has exactly one comparison" });

/** True when the number a check found is what the contract promises. */
export function isMet(check: Check, found: number): boolean {
  const [low, high] = check.mustBeBetween ?? [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  return (
    !Number.isNaN(found) &&
    found === (check.mustBe ?? found) &&
    found > (check.mustBeGreaterThan ?? Number.NEGATIVE_INFINITY) &&
    found >= (check.mustBeGreaterOrEqualTo ?? low) &&
    found < (check.mustBeLessThan ?? Number.POSITIVE_INFINITY) &&
    found <= (check.mustBeLessOrEqualTo ?? high)
  );
}

const literal = (value: string) => `'${value.replaceAll("'", "''")}'`;
const argumentsOf = z.object({
  arguments: z
    .object({ validValues: z.array(z.string()), properties: z.array(z.string()) })
    .partial()
    .default({}),
});

/** The metrics of the ODCS library (v3.1.0, "Data quality") as SQL; a rule this does not know is an error. */
function sqlOf(rule: QualityRule, view: string, property: string | null): string {
  const { validValues, properties } = argumentsOf.parse(rule).arguments;
  if (rule.type === "sql" && rule.query !== null) return rule.query;
  if (rule.metric === "rowCount") return `SELECT count(*) FROM ${view}`;
  if (rule.metric === "nullValues" && property) return `SELECT count(*) FROM ${view} WHERE ${property} IS NULL`;
  if (rule.metric === "duplicateValues" && (property || properties))
    return `SELECT count(*) FROM (SELECT 1 FROM ${view} GROUP BY ${property ?? properties?.join(", ")} HAVING count(*) > 1) AS d`;
  if (rule.metric === "invalidValues" && property && validValues)
    return `SELECT count(*) FROM ${view} WHERE ${property}::text NOT IN (${validValues.map(literal).join(", ")})`;
  throw new Error(`${view}: the quality rule "${rule.name}" cannot be run.`);
}

function ruleChecks(rules: readonly QualityRule[], view: string, property: string | null): Check[] {
  return rules.map((rule) => ({ name: rule.name, sql: sqlOf(rule, view, property), ...comparison.parse(rule) }));
}

const limits = z.object({ minimum: z.number(), maximum: z.number(), pattern: z.string() }).partial();

/** What a property promises outside its quality rules: required, the limits of its type, the pattern of its text. */
function propertyChecks(property: ContractProperty, view: string): Check[] {
  const { minimum, maximum, pattern } = limits.parse(property.logicalTypeOptions);
  const none = (what: string, condition: string): Check => ({
    name: `${property.name} ${what}`,
    sql: `SELECT count(*) FROM ${view} WHERE ${condition}`,
    mustBe: 0,
  });
  return [
    ...(property.required ? [none("is required", `${property.name} IS NULL`)] : []),
    ...(minimum === undefined ? [] : [none("has a minimum", `${property.name} < ${minimum}`)]),
    ...(maximum === undefined ? [] : [none("has a maximum", `${property.name} > ${maximum}`)]),
    ...(pattern === undefined ? [] : [none("has a pattern", `${property.name} !~ ${literal(pattern)}`)]),
  ];
}

/** Everything a contract promises about one view that can be counted: its quality rules and its properties' limits. */
export function checksOf(view: string, object: ContractObject): Check[] {
  return [
    ...ruleChecks(object.quality, view, null),
    ...object.properties.flatMap((p) => [...ruleChecks(p.quality, view, p.name), ...propertyChecks(p, view)]),
  ];
}
