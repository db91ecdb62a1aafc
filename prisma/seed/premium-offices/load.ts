import { readdir, readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";
import { z } from "zod";
import { companyFile, requestsFile } from "./company-schema";

const here = new URL("./", import.meta.url);

/** A domain of the tree; `path` joins the slugs from the root ("brokerage/leasing"), `parentPath` is null at the root. */
export type SeedDomain = { slug: string; path: string; parentPath: string | null; name: string; description: string };
export type SeedRole = z.infer<typeof companyFile>["people"][number]["roles"][number];
export type SeedPerson = { email: string; name: string; title: string; roles: SeedRole[] };
export type SeedTeam = {
  slug: string;
  name: string;
  domain: string;
  description: string;
  members: { email: string; lead: boolean }[];
};
export type SeedServiceAccount = { slug: string; name: string; team: string; description: string };
export type Company = {
  name: string;
  domains: SeedDomain[];
  people: SeedPerson[];
  teams: SeedTeam[];
  serviceAccounts: SeedServiceAccount[];
};

/** The documents of one data product, as text exactly as they stand in the files. */
export type ProductDocuments = {
  /** ODPS `id`, also the folder's name. */
  id: string;
  /** Absolute path of the product's folder. */
  dir: string;
  odpsSource: string;
  contracts: { id: string; port: string; source: string }[];
};

type RequestRow = z.infer<typeof requestsFile>["requests"][number];
/** One access request to replay; people are given by full e-mail address. */
export type SeedRequest = Omit<RequestRow, "requester" | "decidedBy" | "stewardDecision"> & {
  requester: string;
  decidedBy?: string;
  stewardDecision?: string;
};

async function readYaml<T>(name: string, schema: z.ZodType<T>): Promise<T> {
  const result = schema.safeParse(parse(await readFile(new URL(name, here), "utf8")));
  if (!result.success) throw new Error(`${name}: ${z.prettifyError(result.error)}`);
  return result.data;
}

/**
 * Reads `company.yaml`. Domains come parents first, people with full e-mail addresses.
 * Throws when the file does not have its shape or a parent, team, domain or person is not defined in it.
 */
export async function loadCompany(): Promise<Company> {
  const file = await readYaml("company.yaml", companyFile);
  const address = (localPart: string) => `${localPart}@${file.mailDomain}`;
  const domains = withPaths(file.domains);
  const known = {
    domain: new Set(domains.map((d) => d.path)),
    person: new Set(file.people.map((p) => p.email)),
    team: new Set(file.teams.map((t) => t.slug)),
  };
  const expectKnown = (kind: keyof typeof known, value: string | undefined, by: string) => {
    if (value !== undefined && !known[kind].has(value))
      throw new Error(`company.yaml: ${by} names unknown ${kind} ${value}`);
  };
  for (const p of file.people) for (const r of p.roles) expectKnown("domain", r.domain, p.email);
  for (const t of file.teams) {
    expectKnown("domain", t.domain, t.slug);
    for (const m of t.members) expectKnown("person", m.person, t.slug);
  }
  for (const s of file.serviceAccounts) expectKnown("team", s.team, s.slug);
  return {
    name: file.name,
    domains,
    people: file.people.map((p) => ({ ...p, email: address(p.email) })),
    teams: file.teams.map((t) => ({
      ...t,
      members: t.members.map((m) => ({ email: address(m.person), lead: m.lead })),
    })),
    serviceAccounts: file.serviceAccounts,
  };
}

function withPaths(rows: z.infer<typeof companyFile>["domains"]): SeedDomain[] {
  const done = new Map<string, SeedDomain>();
  for (const { parent, ...row } of rows) {
    const parentPath = parent === undefined ? null : (done.get(parent)?.path ?? null);
    if (parent !== undefined && parentPath === null) {
      throw new Error(`company.yaml: domain ${row.slug} comes before its parent ${parent}`);
    }
    done.set(row.slug, { ...row, parentPath, path: parentPath === null ? row.slug : `${parentPath}/${row.slug}` });
  }
  return [...done.values()];
}

const needsFile = z.strictObject({
  needs: z.array(
    z.strictObject({
      author: z.string(),
      title: z.string(),
      purpose: z.string(),
      description: z.string().optional(),
      domain: z.string().optional(),
      votes: z.array(z.strictObject({ person: z.string(), purpose: z.string().optional() })).optional(),
      by: z.string().optional(),
      as: z.string().optional(),
      outcome: z.enum(["met", "closed", "withdrawn"]).optional(),
      product: z.string().optional(),
      reason: z.string().optional(),
    }),
  ),
  searches: z.array(z.strictObject({ person: z.string(), name: z.string(), query: z.string() })),
  misses: z.array(z.strictObject({ question: z.string(), people: z.array(z.string()) })),
});
type NeedsFile = z.output<typeof needsFile>;
export type SeedNeed = NeedsFile["needs"][number];

const productHead = z.object({
  id: z.string(),
  outputPorts: z.array(z.object({ name: z.string(), contractId: z.string() })),
  inputPorts: z.array(z.object({ contractId: z.string() })).default([]),
});

type LoadedProduct = ProductDocuments & { inputs: string[] };

async function loadProduct(folder: string): Promise<LoadedProduct> {
  const dir = new URL(`products/${folder}/`, here);
  const odpsSource = await readFile(new URL("product.odps.yaml", dir), "utf8");
  const head = productHead.parse(parse(odpsSource));
  if (head.id !== folder) throw new Error(`products/${folder}: the product's id is ${head.id}`);
  const contracts = await Promise.all(
    head.outputPorts.map(async (port) => {
      const source = await readFile(new URL(`${port.name}.odcs.yaml`, dir), "utf8");
      return { id: port.contractId, port: port.name, source };
    }),
  );
  return {
    id: head.id,
    dir: fileURLToPath(dir),
    odpsSource,
    contracts,
    inputs: head.inputPorts.map((i) => i.contractId),
  };
}

/** Orders products so that the source of every input port comes before its user; names of equal rank alphabetically. */
function inDependencyOrder(products: LoadedProduct[]): LoadedProduct[] {
  const publisher = new Map(products.flatMap((p) => p.contracts.map((c) => [c.id, p] as const)));
  const ordered = new Set<LoadedProduct>();
  const visit = (product: LoadedProduct, path: string[]) => {
    if (ordered.has(product)) return;
    if (path.includes(product.id)) throw new Error(`input ports form a cycle: ${[...path, product.id].join(" → ")}`);
    for (const input of product.inputs) {
      const source = publisher.get(input);
      if (!source) throw new Error(`products/${product.id}: no product publishes the contract ${input}`);
      visit(source, [...path, product.id]);
    }
    ordered.add(product);
  };
  for (const product of products) visit(product, []);
  return [...ordered];
}

/**
 * Reads every product folder: its ODPS document and one ODCS document per output port, unchanged, sources of input ports
 * first. Throws when a folder's name is not its product's id, a contract file is missing, or input ports form a cycle.
 */
export async function loadProducts(): Promise<ProductDocuments[]> {
  const entries = await readdir(new URL("products/", here), { withFileTypes: true });
  const folders = entries.filter((e) => e.isDirectory()).map((e) => e.name);
  const products = await Promise.all(folders.sort().map(loadProduct));
  return inDependencyOrder(products).map(({ inputs: _, ...documents }) => documents);
}

/** Folder beside a product's documents with the version that came after: a new major of one of its ports. */
const NEXT = "next";

/**
 * The versions that follow those of `loadProducts`: the product's document, and the contracts that have a new version.
 * Throws when a contract's file is not called after a port.
 */
export async function loadNextVersions(): Promise<ProductDocuments[]> {
  const products = await loadProducts();
  const found: ProductDocuments[] = [];
  for (const { id, dir } of products) {
    const files = await readdir(`${dir}${NEXT}`).catch(() => []);
    if (files.length === 0) continue;
    const read = (name: string) => readFile(`${dir}${NEXT}/${name}`, "utf8");
    const odpsSource = await read("product.odps.yaml");
    const ports = productHead.parse(parse(odpsSource)).outputPorts;
    const contracts = await Promise.all(
      files
        .filter((name) => name.endsWith(".odcs.yaml"))
        .map(async (name) => {
          const port = ports.find((p) => `${p.name}.odcs.yaml` === name);
          if (!port) throw new Error(`products/${id}/${NEXT}/${name}: no port is called so`);
          return { id: port.contractId, port: port.name, source: await read(name) };
        }),
    );
    found.push({ id, dir: `${dir}${NEXT}/`, odpsSource, contracts });
  }
  return found;
}

/** Reads `requests.yaml` in file order, people as full e-mail addresses. Throws when it does not have its shape. */
export async function loadRequests(): Promise<SeedRequest[]> {
  const { mailDomain } = await readYaml("company.yaml", companyFile);
  const { requests } = await readYaml("requests.yaml", requestsFile);
  const address = (localPart: string | undefined) =>
    localPart === undefined ? undefined : `${localPart}@${mailDomain}`;
  return requests.map((r) => ({
    ...r,
    requester: `${r.requester}@${mailDomain}`,
    decidedBy: address(r.decidedBy),
    stewardDecision: address(r.stewardDecision),
  }));
}

/** Reads `needs.yaml` in file order, people as full e-mail addresses. Throws when it does not have its shape. */
export async function loadNeeds(): Promise<NeedsFile> {
  const { mailDomain } = await readYaml("company.yaml", companyFile);
  const { needs, searches, misses } = await readYaml("needs.yaml", needsFile);
  const address = (localPart: string) => `${localPart}@${mailDomain}`;
  return {
    needs: needs.map(({ author, by, votes = [], ...rest }) => ({
      ...rest,
      author: address(author),
      ...(by ? { by: address(by) } : {}),
      votes: votes.map((vote) => ({ ...vote, person: address(vote.person) })),
    })),
    searches: searches.map((search) => ({ ...search, person: address(search.person) })),
    misses: misses.map(({ question, people }) => ({ question, people: people.map(address) })),
  };
}
