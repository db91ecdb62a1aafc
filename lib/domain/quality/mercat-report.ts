import { z } from "zod";
import { parseFields } from "@/lib/domain/parse-fields";
import { atMost, instant, measured, optional, rowCount, runIdentifier, webAddress } from "./fields";
import { outcomes, type QualityReport, reported } from "./result";

const result = z
  .object({
    rule: optional.meta({ description: "Id or name of the contract's quality rule." }),
    name: optional.meta({ description: "What the check is called, when it is not one of the contract's rules." }),
    object: optional.meta({ description: "Schema object the check holds for." }),
    property: optional.meta({ description: "Property of the object, nested ones as `address.street`." }),
    sla: optional.meta({ description: "Service level that was measured, such as `latency`, instead of a rule." }),
    outcome: z.enum(outcomes),
    value: measured.meta({ description: "The measured number.", type: "number" }),
    unit: optional.meta({ description: "Unit of the value.", examples: ["rows"] }),
    failingRows: rowCount.meta({ description: "How many rows break the rule.", type: "integer" }),
    message: optional.meta({ description: "What was found, for people." }),
  })
  .refine(({ rule, name, sla }) => rule !== null || name !== null || sla !== null, {
    error: "Say what was checked: rule, sla, or name.",
    path: ["rule"],
  });

/** The documented JSON of a run, for tools that nothing else is known of. */
export const mercatReportSchema = z
  .object({
    runId: runIdentifier.meta({ description: "Your id of the run; the same id again changes nothing." }),
    contractVersion: optional.meta({ description: "Version of the contract that was checked; else the current one." }),
    at: instant.meta({ description: "When the data was looked at.", type: "string", format: "date-time" }),
    tool: optional.meta({ description: "What ran the checks." }),
    url: webAddress.meta({ description: "Where the run can be read.", type: "string" }),
    results: atMost(result).min(1, "Send at least one result."),
  })
  .meta({ id: "QualityReport" });

/** Reads the documented JSON. Throws `invalid` with the fields that are wrong. */
export function readMercatReport(value: unknown): QualityReport {
  const { results, tool, ...run } = parseFields(mercatReportSchema, value);
  return {
    ...run,
    tool: tool ?? "other",
    contractId: null,
    wholeProject: false,
    results: results.map(({ name, message, ...said }) =>
      reported({ ...said, name: name ?? said.rule ?? said.sla ?? "", message: message ?? "" }),
    ),
  };
}
