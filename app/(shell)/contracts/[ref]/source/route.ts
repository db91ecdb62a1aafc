import { currentActor } from "@/lib/auth/actor";
import { decodeSegment } from "@/lib/decode-segment";
import { upgradedText } from "@/lib/domain/contract/upgraded-text";
import { getContract } from "@/lib/features/contracts/queries/contract";

type Context = { params: Promise<{ ref: string }> };

const plain = (status: number, sentence: string) =>
  new Response(`${sentence}\n`, { status, headers: { "content-type": "text/plain; charset=utf-8" } });

/** A contract's document as a file: as it came in, or with `form=upgraded` in ODCS v3.1.0. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const actor = await currentActor();
  if (!actor) return plain(401, "Sign in to download this contract.");
  const ref = decodeSegment((await params).ref);
  const { searchParams } = new URL(request.url);
  const contract = await getContract(actor, ref, searchParams.get("version"));
  if (!contract) return plain(404, "There is no such data contract, or you may not see it.");
  const { version, upgraded } = contract.shown;
  const isUpgraded = searchParams.get("form") === "upgraded";
  const sourceFormat = isUpgraded ? "yaml" : contract.shown.sourceFormat;
  const source = isUpgraded ? upgradedText(upgraded, sourceFormat) : contract.shown.source;
  const extension = isUpgraded || contract.shown.standard === "odcs" ? "odcs" : "datacontract";
  const name = `${ref}-${version}`.replace(/[^A-Za-z0-9._-]+/g, "_");
  return new Response(source, {
    headers: {
      "content-type": sourceFormat === "json" ? "application/json; charset=utf-8" : "application/yaml; charset=utf-8",
      "content-disposition": `attachment; filename="${name}.${extension}.${sourceFormat}"`,
      "cache-control": "private, no-store",
      "x-content-type-options": "nosniff",
    },
  });
}
