/** Where one view of a port is read. Names are as they are on the platform. */
export type PortAddress = {
  host: string;
  port: number;
  database: string;
  schema: string;
  view: string;
  columns: readonly string[];
  /** Names the dbt profile and source. */
  productRef: string;
  /** The grant's role on the platform; without it a place to fill in is shown. */
  role?: string | undefined;
};

export type Snippet = {
  kind: "sql" | "python" | "jdbc" | "dbt";
  label: string;
  language: "sql" | "python" | "java" | "yaml";
  text: string;
};

const ROLE = "your_role";
/** Columns named in a query before it falls back to `*`: the snippet stays readable. */
const NAMED_COLUMNS = 8;

/** PostgreSQL identifiers that need quotes although they look plain (a part of appendix C that occurs as column names). */
const RESERVED = new Set(
  "all analyse analyze and any array as asc asymmetric both case cast check collate column constraint create current_date current_time current_user default desc distinct do else end except false fetch for foreign from grant group having in initially intersect into lateral leading limit localtime not null offset on only or order placing primary references returning select session_user some symmetric table then to trailing true union unique user using variadic when where window with".split(
    " ",
  ),
);

/** Quotes a PostgreSQL identifier where it needs it. Line breaks cannot occur in a name that was meant. */
export function identifier(name: string): string {
  const clean = name.replace(/\p{Cc}/gu, "");
  return /^[a-z_][a-z0-9_]*$/.test(clean) && !RESERVED.has(clean) ? clean : `"${clean.replaceAll('"', '""')}"`;
}

/** A string literal that Python, Java and YAML all read the same. */
const quoted = (text: string) => JSON.stringify(text);

/** A name for dbt: letters, digits and underscores. */
const plain = (text: string) =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "_")
    .replace(/^_+|_+$/g, "") || "product";

function query(address: PortAddress): { select: string; from: string } {
  const few = address.columns.length > 0 && address.columns.length <= NAMED_COLUMNS;
  return {
    select: few ? address.columns.map(identifier).join(", ") : "*",
    from: `${identifier(address.schema)}.${identifier(address.view)}`,
  };
}

function sql(address: PortAddress, role: string): string {
  const { select, from } = query(address);
  const place = `host=${address.host} port=${address.port} dbname=${address.database} user=${role}`;
  return [`-- psql "${place.replace(/\p{Cc}/gu, "")}"`, `select ${select}`, `from ${from}`, "limit 20;"].join("\n");
}

function python(address: PortAddress, role: string): string {
  const { select, from } = query(address);
  return `import os

import psycopg

with psycopg.connect(
    host=${quoted(address.host)},
    port=${address.port},
    dbname=${quoted(address.database)},
    user=${quoted(role)},
    password=os.environ["PGPASSWORD"],
) as connection:
    for row in connection.execute(${quoted(`select ${select} from ${from} limit 20`)}):
        print(row)`;
}

function jdbc(address: PortAddress, role: string): string {
  const { select, from } = query(address);
  const url = `jdbc:postgresql://${address.host}:${address.port}/${encodeURIComponent(address.database)}`;
  return `String url = ${quoted(url)};

try (var connection = DriverManager.getConnection(url, ${quoted(role)}, System.getenv("PGPASSWORD"));
     var rows = connection.createStatement().executeQuery(${quoted(`select ${select} from ${from} limit 20`)})) {
  while (rows.next()) {
    System.out.println(rows.getString(1));
  }
}`;
}

function dbt(address: PortAddress, role: string): string {
  const name = plain(address.productRef);
  return `# profiles.yml
${name}:
  target: prod
  outputs:
    prod:
      type: postgres
      host: ${quoted(address.host)}
      port: ${address.port}
      dbname: ${quoted(address.database)}
      user: ${quoted(role)}
      password: "{{ env_var('PGPASSWORD') }}"
      schema: ${quoted(address.schema)}

# models/sources.yml, then: select * from {{ source('${name}', '${address.view.replace(/['\p{Cc}]/gu, "")}') }}
sources:
  - name: ${name}
    database: ${quoted(address.database)}
    schema: ${quoted(address.schema)}
    tables:
      - name: ${quoted(address.view)}`;
}

/** How to read one view in SQL, Python, JDBC and dbt, with the real names. The password is never part of it. */
export function snippets(address: PortAddress): Snippet[] {
  const role = address.role ?? ROLE;
  return [
    { kind: "sql", label: "SQL", language: "sql", text: sql(address, role) },
    { kind: "python", label: "Python", language: "python", text: python(address, role) },
    { kind: "jdbc", label: "JDBC", language: "java", text: jdbc(address, role) },
    { kind: "dbt", label: "dbt", language: "yaml", text: dbt(address, role) },
  ];
}
