/** Where a role connects to, as the Connection says. */
export type Endpoint = { host: string; port: number; database: string };

/** Postgres takes any identifier in double quotes; a plain lower-case one needs none and reads better. */
function sqlName(name: string): string {
  return /^[a-z_][a-z0-9_]*$/.test(name) ? name : `"${name.replaceAll('"', '""')}"`;
}

/** One argument of a POSIX shell. */
function shellWord(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}

function hostName(host: string): string {
  return host.includes(":") ? `[${host}]` : host;
}

/** A query that shows the first rows of a view. */
export function firstRows(schema: string, view: string): string {
  return `select * from ${sqlName(schema)}.${sqlName(view)} limit 10`;
}

/** A connection URL (RFC 3986, as libpq reads it); without a password whoever uses it is asked. */
export function connectionUrl(at: Endpoint, user: string, password?: string): string {
  const secret = password === undefined ? "" : `:${encodeURIComponent(password)}`;
  return `postgresql://${encodeURIComponent(user)}${secret}@${hostName(at.host)}:${at.port}/${encodeURIComponent(at.database)}`;
}

/** A `psql` command that runs as it is in a shell. */
export function psqlCommand(url: string, query: string): string {
  return `psql ${shellWord(url)} -c ${shellWord(query)}`;
}

/** The environment variables every libpq program reads (PostgreSQL documentation, section 34.15). */
export function environmentLines(at: Endpoint, user: string, password: string): string {
  return [
    ["PGHOST", at.host],
    ["PGPORT", String(at.port)],
    ["PGDATABASE", at.database],
    ["PGUSER", user],
    ["PGPASSWORD", password],
  ]
    .map(([name, value]) => `export ${name}=${shellWord(value ?? "")}`)
    .join("\n");
}
