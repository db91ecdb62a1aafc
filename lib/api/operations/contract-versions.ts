import { z } from "zod";
import { contractDiff, contractVersionDocument, contractVersions } from "@/lib/features/documents/queries/published";
import { contractDeprecation } from "@/lib/features/moves/queries/deprecation";
import { deprecationNote, versionAddress, withDeprecation } from "../deprecation";
import { operation } from "../operation";
import { documentResponse } from "../representation";
import { diffFields, diffResource } from "../resources/contract-diff";
import { contractId } from "./documents";

const tag = "Data contracts";

const versionResource = z
  .object({
    version: z.string().meta({ description: "The semantic version.", example: "1.2.0" }),
    status: z.string().meta({ description: "The status the document gives itself.", example: "active" }),
    classification: z.string().meta({ description: "The strictest classification in it.", example: "internal" }),
    publishedAt: z.iso.datetime().meta({ description: "When it was published." }),
    publishedBy: z.string().meta({ description: "Who published it." }),
    current: z.boolean().meta({ description: "True for the version in force." }),
  })
  .meta({ id: "ContractVersion" });

const listVersions = operation({
  id: "listContractVersions",
  method: "get",
  path: "/data-contracts/{id}/versions",
  tag,
  summary: "List the versions of a data contract",
  description: "Every published version, newest first, without the documents.",
  action: "product.view",
  params: contractId,
  success: [{ status: 200, description: "The versions.", schema: z.object({ items: z.array(versionResource) }) }],
  refusals: { 404: "There is no such contract, or you may not see it." },
  handle: async ({ actor, params }) => {
    const versions = await contractVersions(actor, params.id);
    const items = versions.map((row) => ({ ...row, publishedAt: row.publishedAt.toISOString() }));
    return Response.json({ items });
  },
});

const version = z
  .string()
  .min(1)
  .max(64, "A version has at most 64 characters.")
  .meta({ description: "A published version, as the list of versions writes it.", example: "1.0.0" });

const readVersion = operation({
  id: "getContractVersion",
  method: "get",
  path: "/data-contracts/{id}/versions/{version}",
  tag,
  summary: "Read one version of a data contract",
  description: `The ODCS document of a published version; it never changes. ${deprecationNote}`,
  action: "product.view",
  params: contractId.extend({ version }),
  success: [{ status: 200, description: "The document.", document: "ODCS." }],
  refusals: { 304: "You have it already.", 404: "There is no such version, or you may not see it." },
  handle: async ({ actor, params, request }) =>
    withDeprecation(
      documentResponse(request, await contractVersionDocument(actor, params.id, params.version)),
      await contractDeprecation(actor, params.id, params.version),
      versionAddress,
    ),
});

const diffVersions = operation({
  id: "diffContractVersions",
  method: "get",
  path: "/data-contracts/{id}/diff",
  tag,
  summary: "Compare two versions of a data contract",
  description: "Every change from one published version to another, classed from the consumer's side, worst first.",
  action: "product.view",
  params: contractId,
  query: z.object({
    from: version.meta({ description: "The version to compare with.", example: "1.0.0" }),
    to: version.optional().meta({ description: "The version that is looked at; the current one by default." }),
  }),
  success: [
    {
      status: 200,
      description: "The comparison.",
      schema: z
        .object({ id: z.string(), from: z.string(), to: z.string(), ...diffFields })
        .meta({ id: "ContractDiff" }),
    },
  ],
  refusals: { 404: "There is no such contract, or you may not see it." },
  handle: async ({ actor, params, query }) => {
    const { from, to, diff } = await contractDiff(actor, params.id, query);
    return Response.json({ id: params.id, from, to, ...diffResource(diff) });
  },
});

export const contractVersionOperations = [listVersions, readVersion, diffVersions];
