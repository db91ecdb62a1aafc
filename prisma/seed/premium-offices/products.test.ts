import Ajv2019 from "ajv/dist/2019";
import addFormats from "ajv-formats";
import { beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { classifications } from "@/lib/domain/classification";
import { type ContractReading, readContract } from "@/lib/domain/contract/read-contract";
import odcs from "@/lib/domain/contract/standards/odcs-json-schema-v3.1.0.json";
import { readProduct } from "@/lib/domain/product/read-product";
import odps from "@/lib/domain/product/standards/odps-json-schema-v1.0.0.json";
import { type Company, loadCompany, loadProducts, type ProductDocuments } from "./load";

const ajv = new Ajv2019({ strict: false, allErrors: true });
addFormats(ajv);
const checkOdps = ajv.compile(odps);
const checkOdcs = ajv.compile(odcs);

let products: ProductDocuments[];
let company: Company;
let contracts: Map<string, ContractReading["model"]>;
beforeAll(async () => {
  products = await loadProducts();
  company = await loadCompany();
  contracts = new Map(products.flatMap((p) => p.contracts.map((c) => [c.id, readContract(c.source).model] as const)));
});
const models = () => products.map((p) => readProduct(p.odpsSource).model);

describe("every document", () => {
  it("is valid by the official JSON Schemas of ODPS v1.0.0 and ODCS v3.1.0", () => {
    for (const product of products) {
      checkOdps(parse(product.odpsSource));
      expect(checkOdps.errors, product.id).toBeNull();
      for (const contract of product.contracts) {
        checkOdcs(parse(contract.source));
        expect(checkOdcs.errors, contract.id).toBeNull();
      }
    }
  });

  it("is read by Mercat without an error or a warning", () => {
    for (const product of products) {
      expect(readProduct(product.odpsSource).problems, product.id).toEqual([]);
      for (const contract of product.contracts) expect(readContract(contract.source).problems, contract.id).toEqual([]);
    }
  });
});

describe("the catalog", () => {
  it("spans domains and kinds", () => {
    const all = models();
    expect(all.length).toBeGreaterThanOrEqual(22);
    expect(new Set(all.map((p) => (p.domain ?? "").split("/")[0])).size).toBeGreaterThanOrEqual(6);
    expect(all.filter((p) => p.status === "deprecated").map((p) => p.id)).toEqual(["tenant-directory"]);
    expect(new Set([...contracts.values()].map((c) => c.classification))).toEqual(new Set(classifications));
  });

  it("has a contract of the same product and version behind every output port", () => {
    for (const product of models()) {
      for (const port of product.outputPorts) {
        const contract = contracts.get(port.contractId ?? "");
        expect(port.contractId).toBe(`${product.id}.${port.name}`);
        expect(contract).toMatchObject({ id: port.contractId, version: port.version, dataProduct: product.id });
        expect(contract).toMatchObject({ domain: product.domain, status: product.status });
      }
    }
  });

  it("uses other products' ports in their current version, and forms a graph five levels deep", () => {
    const depth = new Map<string, number>();
    for (const product of models()) {
      const sources = product.inputPorts.map((input) => {
        const contract = contracts.get(input.contractId);
        expect(contract?.version, `${product.id} uses ${input.contractId}`).toBe(input.version);
        expect(contract?.dataProduct).not.toBe(product.id);
        return depth.get(contract?.dataProduct ?? "") ?? Number.NaN;
      });
      depth.set(product.id, 1 + Math.max(0, ...sources));
    }
    expect(Math.max(...depth.values())).toBeGreaterThanOrEqual(5);
    expect(models().find((p) => p.id === "entity-ratings")?.inputPorts).toMatchObject([
      { contractId: "tenancy-analytics.current-tenants" },
    ]);
  });

  it("has no property more protected than its contract says", () => {
    for (const product of products) {
      for (const { id, source } of product.contracts) {
        const written: unknown = parse(source).customProperties;
        expect(written, id).toContainEqual({
          property: "classification",
          value: contracts.get(id)?.classification,
        });
      }
    }
  });

  it("points every relationship at a property that exists", () => {
    const identified = new Set(
      products.flatMap((p) =>
        p.contracts.flatMap((c) =>
          (contracts.get(c.id)?.objects ?? []).flatMap((o) =>
            o.properties.map((property) => `${p.id}/${c.port}.odcs.yaml#/schema/${o.name}/properties/${property.name}`),
          ),
        ),
      ),
    );
    const references = products.flatMap((p) =>
      p.contracts.flatMap((c) =>
        [...c.source.matchAll(/^ +to: (\S+)$/gm)].map(([, to = ""]) =>
          to.startsWith("../") ? to.slice(3) : `${p.id}/${to}`,
        ),
      ),
    );
    expect(references.length).toBeGreaterThan(30);
    expect(references.filter((r) => !identified.has(r))).toEqual([]);
  });
});

describe("owners", () => {
  const ownersOf = (slug: string) => {
    const members = company.teams.find((t) => t.slug === slug)?.members.map((m) => m.email) ?? [];
    return company.people.filter(
      (p) => members.includes(p.email) && p.roles.some((r) => r.role === "data_product_owner"),
    );
  };

  it("stand behind every product and every domain", () => {
    const owned = new Set(
      company.people.flatMap((p) => p.roles).flatMap((r) => (r.role === "domain_owner" ? [r.domain] : [])),
    );
    expect(company.domains.filter((d) => !owned.has(d.path))).toEqual([]);
    for (const product of models()) {
      expect(company.domains.map((d) => d.path)).toContain(product.domain);
      expect(ownersOf(product.team?.name ?? ""), product.id).not.toEqual([]);
    }
  });

  it("are named in the documents as they are in the company", () => {
    const teams = [...models().map((p) => p.team), ...[...contracts.values()].map((c) => c.team)];
    for (const team of teams) {
      const members = company.teams.find((t) => t.slug === team?.name)?.members;
      expect(team?.members.map((m) => m.username)).toEqual(members?.map((m) => m.email));
    }
  });
});
