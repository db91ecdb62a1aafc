import { emit } from "@/lib/db/outbox";
import { liveGrantStatuses } from "@/lib/domain/access/states";
import { canRetire, endDateProblem } from "@/lib/domain/move/retirement";
import { sunsetDate } from "@/lib/domain/product/model";
import { consumerStandings } from "@/lib/features/moves/queries/standings";
import { type ReadableProduct, refuse } from "./bundle";
import { lockPorts } from "./lock-ports";
import type { Publication } from "./publication";

type Before = { id: string; status: string; sunsetAt: Date | null };

/** Why the product's ports cannot all retire now, one sentence for each that cannot. */
async function portsInTheWay({ tx }: Publication, product: Before, now: Date): Promise<string[]> {
  await lockPorts(tx, product.id);
  const ports = await tx.outputPort.findMany({
    where: { productId: product.id, retiredAt: null },
    select: { id: true, name: true, major: true, endsAt: true },
    orderBy: [{ name: "asc" }, { major: "asc" }],
  });
  const standings = await consumerStandings(
    tx,
    ports.map((p) => p.id),
  );
  return ports.flatMap((port) => {
    const answer = canRetire(standings.get(port.id) ?? [], port.endsAt ?? product.sunsetAt, now);
    return answer.allowed ? [] : [`${port.name} ${port.major}: ${answer.reason}`];
  });
}

/**
 * A product does not end under its consumers: it can be retired only when every port can, and the sunset of a deprecated
 * one leaves them time. Throws `invalid` on `status` or `customProperties`.
 */
export async function refuseSuddenEnd(
  publication: Publication,
  product: ReadableProduct,
  before: Before,
): Promise<void> {
  const now = new Date();
  const { model, positions } = product;
  if (model.status === "retired" && before.status !== "retired") {
    const reasons = await portsInTheWay(publication, before, now);
    const advice =
      "Publish it as deprecated with a custom property “sunset” first, and retire it when that day has come.";
    if (reasons.length > 0)
      throw refuse(
        reasons.map((reason) => ({
          path: "status",
          severity: "error" as const,
          message: `The product cannot be retired yet. ${reason} ${advice}`,
          ...positions.status,
        })),
      );
  }
  const sunset = model.status === "deprecated" ? sunsetDate(model.sunset) : null;
  if (sunset === null || sunset.getTime() === before.sunsetAt?.getTime()) return;
  const inUse = await publication.tx.accessGrant.count({
    where: { outputPort: { productId: before.id }, status: { in: liveGrantStatuses } },
  });
  const message = inUse > 0 ? endDateProblem(sunset, now) : null;
  if (message === null) return;
  const at = model.customProperties.findIndex((p) => p.property === "sunset");
  throw refuse([{ path: `customProperties[${at}].value`, severity: "error", message }]);
}

/** Everybody with access is told once that the product is deprecated, and again when its end is set or moved. */
export async function tellOfDeprecation(
  { tx }: Publication,
  { model }: ReadableProduct,
  before: Before,
): Promise<void> {
  if (model.status !== "deprecated") return;
  const sunset = sunsetDate(model.sunset);
  const isNews = before.status !== "deprecated" || sunset?.getTime() !== before.sunsetAt?.getTime();
  if (!isNews) return;
  const grants = await tx.accessGrant.findMany({
    where: { outputPort: { productId: before.id }, status: { in: liveGrantStatuses } },
    select: { id: true },
  });
  for (const { id } of grants) await emit(tx, { type: "grant.deprecated", grantId: id });
}
