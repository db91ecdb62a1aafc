/** What may stand in a query string; empty values are left out, lists are repeated. */
export type QueryParams = Record<string, string | number | boolean | null | undefined | ReadonlyArray<string>>;

/** Appends a query string; keys keep the order given, so equal input gives an equal address. */
export function withQuery(path: string, params: QueryParams = {}): string {
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries(params)) {
    if (value === null || value === undefined || value === "") continue;
    if (typeof value === "object") for (const item of value) query.append(key, item);
    else query.append(key, String(value));
  }
  const text = query.toString();
  return text === "" ? path : `${path}?${text}`;
}

function under(base: string, ...parts: ReadonlyArray<string>): string {
  return [base, ...parts.map(encodeURIComponent)].join("/");
}

/** Domain paths ("brokerage/leasing") keep their slashes: each level is a segment of its own. */
function domainPath(path: string): string {
  return under("/domains", ...path.split("/").filter((part) => part !== ""));
}

/** Every address of the product, as functions from plain values to an encoded path. */
export const routes = {
  home: () => "/",
  search: (params?: QueryParams) => withQuery("/search", params),
  suggestions: (params?: QueryParams) => withQuery("/search/suggestions", params),
  recentPages: (params?: QueryParams) => withQuery("/search/recent", params),
  domains: () => "/domains",
  domain: (path: string) => domainPath(path),
  teams: () => "/teams",
  team: (slug: string) => under("/teams", slug),

  product: (ref: string, tab?: string) => withQuery(under("/products", ref), { tab }),
  requestAccess: (ref: string, port: string) => `${under("/products", ref)}${under("/ports", port)}/request`,
  contract: (ref: string, version?: string, more: QueryParams = {}) =>
    withQuery(under("/contracts", ref), { version, ...more }),
  contractDiff: (ref: string, params?: QueryParams) => withQuery(`${under("/contracts", ref)}/diff`, params),
  contractSource: (ref: string, version: string, form?: "upgraded") =>
    withQuery(`${under("/contracts", ref)}/source`, { version, form }),
  contractQuality: (ref: string, params?: QueryParams) => withQuery(`${under("/contracts", ref)}/quality`, params),
  lineage: (params?: QueryParams) => withQuery("/lineage", params),

  requests: (params?: QueryParams) => withQuery("/requests", params),
  request: (id: string) => under("/requests", id),
  inbox: (params?: QueryParams) => withQuery("/inbox", params),
  inboxItem: (id: string) => under("/inbox", id),
  access: (params?: QueryParams) => withQuery("/access", params),
  grant: (id: string) => under("/access", id),
  move: (id: string) => under("/moves", id),
  portMoves: (ref: string, port: string) => `${under("/products", ref)}${under("/ports", port)}/moves`,
  publish: (params?: QueryParams) => withQuery("/publish", params),
  publishNew: (params?: QueryParams) => withQuery("/publish/new", params),
  draft: (id: string) => under("/publish", id),

  needs: (params?: QueryParams) => withQuery("/needs", params),
  newNeed: (params?: QueryParams) => withQuery("/needs/new", params),
  need: (number: number) => under("/needs", String(number)),
  editNeed: (number: number) => `${under("/needs", String(number))}/edit`,
  unanswered: (params?: QueryParams) => withQuery("/needs/unanswered", params),
  savedSearches: () => "/settings/searches",

  audit: (params?: QueryParams) => withQuery("/audit", params),
  auditExport: (params?: QueryParams) => withQuery("/audit/export", params),
  accessRegister: (params?: QueryParams) => withQuery("/governance/access", params),
  admin: () => "/admin",
  adminPeople: (params?: QueryParams) => withQuery("/admin/people", params),
  adminPerson: (id: string) => under("/admin/people", id),
  adminTeams: () => "/admin/teams",
  adminMailItem: (id: string) => under("/admin/mail", id),
  adminDomains: () => "/admin/domains",
  adminMail: (params?: QueryParams) => withQuery("/admin/mail", params),
  adminConnections: () => "/admin/connections",

  notifications: () => "/notifications",
  settings: () => "/settings",
  tokens: () => "/settings/tokens",
  apiDocs: () => "/docs/api",
  contractRules: () => "/docs/contract-rules",

  signIn: (next?: string) => withQuery("/sign-in", { next }),
  setup: () => "/setup",
  invitation: (token: string) => under("/invitation", token),
} as const;
