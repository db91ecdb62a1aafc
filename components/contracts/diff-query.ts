import { type ChangeClass, changeClasses } from "@/lib/domain/contract/diff/model";
import type { ContractComparison } from "@/lib/features/contracts/queries/diff";
import { routes } from "@/lib/routes";

/** What the address of a comparison asks for. */
export type DiffQuery = {
  from: string | null;
  to: string | null;
  view: "changes" | "text";
  class: ChangeClass | null;
  object: string | null;
  page: number;
};

/** Reads the address; what makes no sense there is no question. Of a repeated parameter the first counts. */
export function readDiffQuery(params: Record<string, string | string[] | undefined>): DiffQuery {
  const text = (name: string) => [params[name]].flat()[0] || null;
  return {
    from: text("from"),
    to: text("to"),
    view: text("view") === "text" ? "text" : "changes",
    class: changeClasses.find((known) => known === text("class")) ?? null,
    object: text("object"),
    page: Math.max(1, Math.min(10_000, Number.parseInt(text("page") ?? "1", 10) || 1)),
  };
}

/** The address of a comparison under these filters. */
export function diffHref(
  { ref, compared, to }: Pick<ContractComparison, "ref" | "compared" | "to">,
  query: DiffQuery,
): string {
  return routes.contractDiff(ref, {
    from: compared?.from.version,
    to,
    view: query.view === "changes" ? undefined : query.view,
    class: query.class,
    object: query.object,
    page: query.page > 1 ? query.page : undefined,
  });
}
