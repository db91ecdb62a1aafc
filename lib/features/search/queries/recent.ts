import { db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import type { RecentPage } from "@/lib/domain/search/suggestion";
import { visibleContractWhere, visibleProductWhere } from "@/lib/features/catalog/visibility";
import { routes } from "@/lib/routes";

/** Pages that are looked up at once. */
const PAGES = 8;

type Kind = "products" | "contracts" | "domains";

/** What a path of the product is about; null for pages that are not remembered. */
function subject(path: string): { kind: Kind; name: string } | null {
  const [, kind, name] = /^\/(products|contracts|domains)\/([\w~.%/-]{1,400})$/.exec(path) ?? [];
  if (name === undefined || (kind !== "products" && kind !== "contracts" && kind !== "domains")) return null;
  try {
    return { kind, name: decodeURIComponent(name) };
  } catch {
    return null;
  }
}

/**
 * The pages at these paths in their order, as they are called now. A page the actor may not see has no name here, as if it
 * had never been.
 */
export async function namePages(actor: Actor, paths: readonly string[]): Promise<RecentPage[]> {
  const asked = paths.slice(0, PAGES).flatMap((path) => subject(path) ?? []);
  const named = (kind: Kind) => asked.filter((one) => one.kind === kind).map(({ name }) => name.replaceAll("\0", ""));
  const [products, contracts, domains] = await Promise.all([
    db().dataProduct.findMany({
      where: { ref: { in: named("products") }, AND: [visibleProductWhere(actor)] },
      select: { ref: true, name: true },
    }),
    db().dataContract.findMany({
      where: { ref: { in: named("contracts") }, AND: [visibleContractWhere(actor)] },
      select: { ref: true, name: true },
    }),
    db().domain.findMany({ where: { path: { in: named("domains") } }, select: { path: true, name: true } }),
  ]);
  const known = new Map<string, RecentPage>();
  const add = (kind: Kind, key: string, path: string, title: string, detail: string) =>
    known.set(`${kind} ${key}`, { path, title, detail });
  for (const { ref, name } of products) add("products", ref, routes.product(ref), name, "Product");
  for (const { ref, name } of contracts) add("contracts", ref, routes.contract(ref), name, "Contract");
  for (const { path, name } of domains) add("domains", path, routes.domain(path), name, "Domain");
  return asked.flatMap(({ kind, name }) => known.get(`${kind} ${name}`) ?? []);
}
