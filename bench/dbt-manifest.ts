/** A manifest of any size as dbt would write it: SQL twice, macros, tests before and after their models. */

const words =
  "customer order amount total status region tenant lease contract rating source booking currency month".split(" ");
const word = (n: number) => words[n % words.length] ?? "value";
const sentence = (n: number) => Array.from({ length: 14 }, (_, i) => word(n * 7 + i * 3)).join(" ");

function sqlOf(n: number): string {
  const lines = Array.from(
    { length: 40 },
    (_, i) => `    ${word(n + i)}_${i} as ${word(n + i + 1)}_${i}, -- ${sentence(n + i)}`,
  );
  return `with source as (\n  select\n${lines.join("\n")}\n    1 as one\n  from {{ ref('stg_${n}') }}\n)\nselect * from source`;
}

function columnsOf(n: number): Record<string, object> {
  return Object.fromEntries(
    Array.from({ length: 24 }, (_, i) => {
      const name = i === 0 ? "id" : `${word(n + i)}_${i}`;
      const base = { name, description: sentence(n + i), meta: {}, data_type: "numeric(18,2)", constraints: [] };
      return [name, { ...base, quote: null, tags: [] }];
    }),
  );
}

const idOf = (n: number) => `model.bench.fct_${word(n)}_${n}`;

function modelOf(n: number, isPublic: boolean): object {
  const sql = sqlOf(n);
  return {
    database: "warehouse",
    schema: "marts",
    name: `fct_${word(n)}_${n}`,
    resource_type: "model",
    package_name: "bench",
    unique_id: idOf(n),
    fqn: ["bench", "marts", `fct_${n}`],
    alias: `fct_${word(n)}_${n}`,
    config: {
      enabled: true,
      materialized: "table",
      access: isPublic ? "public" : "protected",
      contract: { enforced: false },
    },
    description: sentence(n),
    columns: columnsOf(n),
    relation_name: `"warehouse"."marts"."fct_${n}"`,
    raw_code: sql,
    compiled_code: sql.replaceAll("{{", "warehouse."),
    depends_on: { macros: [], nodes: [idOf(n + 1)] },
    access: isPublic ? "public" : "protected",
    constraints: [],
  };
}

function testOf(n: number, kind: string): object {
  const name = `${kind}_fct_${word(n)}_${n}_id`;
  return {
    database: "warehouse",
    schema: "marts_dbt_test__audit",
    name,
    resource_type: "test",
    unique_id: `test.bench.${name}.${n}`,
    config: { enabled: true, severity: "ERROR", error_if: "!= 0", warn_if: "!= 0", where: null },
    raw_code: `{{ test_${kind}(**_dbt_generic_test_kwargs) }}`,
    compiled_code: `select id from "warehouse"."marts"."fct_${n}" where id is null`,
    depends_on: { macros: [`macro.dbt.test_${kind}`], nodes: [idOf(n)] },
    column_name: "id",
    attached_node: idOf(n),
    test_metadata: {
      name: kind,
      namespace: null,
      kwargs: { column_name: "id", model: "{{ get_where_subquery(ref('x')) }}" },
    },
  };
}

const entry = (key: string, value: unknown) => `${JSON.stringify(key)}: ${JSON.stringify(value)}`;

/** Pieces of a manifest of about `bytes`; every `publicEvery`-th model is public. */
export function* manifestText(bytes: number, publicEvery: number): Generator<string> {
  const metadata = {
    dbt_schema_version: "https://schemas.getdbt.com/dbt/manifest/v12.json",
    dbt_version: "1.9.0",
    project_name: "bench",
    adapter_type: "postgres",
  };
  yield `{${entry("metadata", metadata)}, "nodes": {`;
  let written = 0;
  let n = 0;
  for (; written < bytes * 0.9; n++) {
    const first = entry(`test.bench.first.${n}`, testOf(n, "unique"));
    const model = entry(idOf(n), modelOf(n, n % publicEvery === 0));
    const last = entry(`test.bench.last.${n}`, testOf(n, "not_null"));
    const text = `${n === 0 ? "" : ",\n"}${first},\n${model},\n${last}`;
    written += text.length;
    yield text;
  }
  yield `}, "macros": {`;
  for (let m = 0; written < bytes; m++) {
    const text = `${m === 0 ? "" : ",\n"}${entry(`macro.bench.${m}`, { name: `m${m}`, macro_sql: sqlOf(m) })}`;
    written += text.length;
    yield text;
  }
  yield `}, "groups": {}, "parent_map": {${entry(idOf(0), [idOf(1)])}}}`;
}
