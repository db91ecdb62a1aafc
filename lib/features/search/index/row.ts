import { type ContractModel, toContractModel } from "@/lib/domain/contract/model";
import { trustEvidence } from "@/lib/domain/quality/trust-evidence";
import { type TrustEvidence, trustSignal } from "@/lib/domain/quality/trust-signal";
import { type SearchText, searchText } from "@/lib/domain/search/document";
import { freshnessClass, freshnessClasses } from "@/lib/domain/search/freshness";
import { priorOf, spreadPrior, trustUntil } from "@/lib/domain/search/prior";
import { facetToken, pathsAbove } from "@/lib/domain/search/token";
import type { CatalogPort, CatalogProduct } from "./load";
import { sourceOf } from "./source";

type EndingPort = { port: string; successor: string | null; endsAt: string | null };

/** One product as the tables `search.doc` and `search.card` keep it. */
export type IndexRow = {
  productId: string;
  ref: string;
  name: string;
  summary: string;
  domainId: string;
  domainPath: string;
  domainName: string;
  ownerTeamId: string;
  teamSlug: string;
  teamName: string;
  visibility: "public" | "internal" | "domain";
  status: "draft" | "active" | "deprecated" | "retired";
  classification: "public" | "internal" | "confidential" | "restricted";
  kinds: readonly string[];
  platforms: readonly string[];
  tags: readonly string[];
  contractVersion: string | null;
  renewed: string | null;
  /** Position in `freshnessClasses`. */
  freshness: number;
  qualityRules: number;
  evidence: TrustEvidence | null;
  trust: number;
  highUntil: number | null;
  fairUntil: number | null;
  uses: number;
  prior: number;
  updatedAt: Date;
  successorRef: string | null;
  sunsetAt: Date | null;
  endingPorts: readonly EndingPort[];
  text: SearchText;
};

/** "1 d": how often the first port that says so is renewed. */
function renewedOf(models: readonly ContractModel[]): string | null {
  for (const { slaProperties } of models) {
    const found = slaProperties.find(({ property }) => property === "frequency");
    const said = [found?.value, found?.unit].filter((part) => part !== undefined && part !== null && part !== "");
    if (said.length > 0) return said.join(" ");
  }
  return null;
}

const unique = (values: readonly string[]) => [...new Set(values)].sort();
const order = ["public", "internal", "confidential", "restricted"] as const;

function strictest(ports: readonly CatalogPort[]): IndexRow["classification"] {
  const found = ports.map(({ classification }) => order.indexOf(classification));
  return found.length === 0 ? "internal" : (order[Math.max(...found)] ?? "internal");
}

function endingPorts(ports: readonly CatalogPort[]): EndingPort[] {
  return ports
    .filter(({ deprecated }) => deprecated)
    .slice(0, 3)
    .map(({ name, major, successor, endsAt }) => ({ port: `${name} ${major}`, successor, endsAt }));
}

/** Works out what the index keeps of a product at this moment. */
export function indexRow(product: CatalogProduct, now: Date): IndexRow {
  const { ports, ref, name, summary, status, uses } = product;
  const models = ports.map(({ upgraded }) => toContractModel(upgraded));
  const evidence = trustEvidence({
    hasPurpose: summary !== "",
    ports: ports.flatMap(({ valid, last }, index) => {
      const contract = models[index];
      return contract ? [{ contract, valid, last }] : [];
    }),
  });
  const trust = trustSignal(evidence, now).score;
  const until = trustUntil(evidence, now);
  const renewed = renewedOf(models);
  const freshness = freshnessClass(renewed);
  return {
    productId: product.id,
    ref,
    name,
    summary,
    domainId: product.domainId,
    domainPath: product.domainPath,
    domainName: product.domains.at(-1)?.name ?? product.domainPath,
    ownerTeamId: product.ownerTeamId,
    teamSlug: product.teamSlug,
    teamName: product.teamName,
    visibility: product.visibility,
    status,
    classification: strictest(ports),
    kinds: unique(ports.map(({ kind }) => kind)),
    platforms: unique(ports.flatMap(({ platform }) => (platform ? [platform.slug] : []))),
    tags: product.tags,
    contractVersion: ports[0]?.contractVersion ?? null,
    renewed,
    freshness: freshnessClasses.indexOf(freshness),
    qualityRules: evidence.rules,
    evidence,
    trust,
    highUntil: until?.highUntil ?? null,
    fairUntil: until?.fairUntil ?? null,
    uses,
    prior: spreadPrior(priorOf({ trust, uses, freshness, status }), product.id),
    updatedAt: product.updatedAt,
    successorRef: product.successorRef,
    sunsetAt: product.sunsetAt,
    endingPorts: endingPorts(ports),
    text: searchText(sourceOf(product, models)),
  };
}

/** The facets of a row as words of the index. */
export function tokensOf(row: IndexRow): string[] {
  return [
    ...pathsAbove(row.domainPath).map((path) => facetToken("domain", path)),
    facetToken("team", row.teamSlug),
    ...unique(row.tags).map((tag) => facetToken("tag", tag)),
    ...row.platforms.map((platform) => facetToken("platform", platform)),
    ...row.kinds.map((kind) => facetToken("kind", kind)),
    facetToken("status", row.status),
    facetToken("classification", row.classification),
    facetToken("freshness", freshnessClasses[row.freshness] ?? "unstated"),
    facetToken("visibility", row.visibility),
  ];
}
