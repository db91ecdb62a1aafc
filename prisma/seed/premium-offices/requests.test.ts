import { beforeAll, describe, expect, it } from "vitest";
import { readContract } from "@/lib/domain/contract/read-contract";
import { readProduct } from "@/lib/domain/product/read-product";
import { type Company, loadCompany, loadProducts, loadRequests, type SeedRequest } from "./load";

const at = (localPart: string) => `${localPart}@premium-offices.example`;

let company: Company;
let requests: SeedRequest[];
let ports: Map<string, { team: string; classification: string; maximumAccessDays: number | null; visibility: unknown }>;
beforeAll(async () => {
  company = await loadCompany();
  requests = await loadRequests();
  ports = new Map(
    (await loadProducts()).flatMap((product) => {
      const { model } = readProduct(product.odpsSource);
      const visibility = model.customProperties.find((p) => p.property === "visibility")?.value;
      return product.contracts.map((c) => {
        const { classification, maximumAccessDays } = readContract(c.source).model;
        return [
          `${product.id}/${c.port}`,
          { team: model.team?.name ?? "", classification, maximumAccessDays, visibility },
        ] as const;
      });
    }),
  );
});
const portOf = (r: SeedRequest) => ports.get(`${r.product}/${r.port}`);
const teamHas = (slug: string | undefined, email: string) =>
  company.teams.some((t) => t.slug === slug && t.members.some((m) => m.email === email));

describe("access requests of Premium Offices", () => {
  it("ask for ports everyone may see, for no longer than the contract allows", () => {
    for (const r of requests) {
      const port = portOf(r);
      expect(port, `${r.product}/${r.port}`).toBeDefined();
      expect(port?.visibility, r.product).not.toBe("domain");
      expect(r.durationDays).toBeLessThanOrEqual(port?.maximumAccessDays ?? 365);
    }
  });

  it("come from consumers, for themselves or a service account of their team", () => {
    for (const r of requests) {
      const person = company.people.find((p) => p.email === r.requester);
      expect(person?.roles, r.requester).toContainEqual({ role: "consumer" });
      if (r.consumer === "self") continue;
      const account = company.serviceAccounts.find((s) => s.slug === r.consumer);
      expect(teamHas(account?.team, r.requester), r.consumer).toBe(true);
    }
  });

  it("are decided by an owner of the product who did not ask, and by a steward where data is protected", () => {
    for (const r of requests.filter((x) => x.decidedBy)) {
      const decider = company.people.find((p) => p.email === r.decidedBy);
      expect(decider?.roles).toContainEqual({ role: "data_product_owner" });
      expect(teamHas(portOf(r)?.team, decider?.email ?? ""), `${r.decidedBy} decides on ${r.product}`).toBe(true);
      expect(r.decidedBy).not.toBe(r.requester);
      const isProtected = ["confidential", "restricted"].includes(portOf(r)?.classification ?? "");
      const isGranted = r.outcome === "approved" || r.outcome === "revoked";
      expect(r.stewardDecision).toBe(isProtected && isGranted ? at("steward") : undefined);
    }
  });

  it("leave work in the inboxes, and the worked examples free for the consumer", () => {
    const pending = requests.filter((r) => r.outcome === "pending");
    expect(pending.filter((r) => r.product === "tenancy-analytics").length).toBeGreaterThanOrEqual(2);
    expect(pending.filter((r) => r.product === "entity-ratings").length).toBeGreaterThanOrEqual(2);
    const worked = requests.filter((r) => ["tenancy-analytics", "entity-ratings"].includes(r.product));
    expect(worked.map((r) => r.requester)).not.toContain(at("consumer"));
  });
});
