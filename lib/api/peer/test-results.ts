import { z } from "zod";
import type { Actor } from "@/lib/domain/actor";
import { AppError } from "@/lib/domain/errors";
import { readReport } from "@/lib/domain/quality/read-report";
import { recordRun } from "@/lib/features/quality/commands";
import { routes } from "@/lib/routes";
import { env } from "@/lib/server/env";
import { readJson } from "../body";
import { maxRunBytes } from "../operations/quality-results";

/** Takes in a run of datacontract-cli, which names its contract and version itself. */
export async function postTestResults(actor: Actor, request: Request): Promise<Response> {
  const report = readReport("datacontract-cli", await readJson(request, z.unknown(), maxRunBytes));
  const { contractId } = report;
  if (contractId === null)
    throw new AppError("invalid", "The run does not say which contract it is about.", { field: "dataContractId" });
  const recorded = await recordRun(actor, { contractRef: contractId, report });
  const page = `${env().url}${routes.contractQuality(contractId, { version: recorded.contractVersion })}`;
  return Response.json(recorded, { headers: { "location-html": page } });
}
