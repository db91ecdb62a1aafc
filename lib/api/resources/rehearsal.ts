import { z } from "zod";
import { changeClasses } from "@/lib/domain/contract/diff/model";
import type { Rehearsal } from "@/lib/features/publishing/rehearsal";
import { diffFields, diffResource } from "./contract-diff";

const head = {
  id: z.string().meta({ description: "The id in the document." }),
  version: z.string().meta({ description: "The version in the document." }),
  from: z.string().nullable().meta({
    description: "The published version it is compared with: the one it follows; null when there is none you may see.",
  }),
  created: z.boolean().meta({ description: "True when nothing had this id before." }),
  unchanged: z.boolean().meta({ description: "True when exactly this is published already." }),
};

const consumerResource = z.object({
  name: z.string().meta({ description: "The person or service account." }),
  kind: z.enum(["person", "service_account"]).meta({ description: "Which of them." }),
  team: z.string().nullable().meta({ description: "The team of a service account." }),
  ports: z.array(z.string()).meta({ description: "What they have access to, as product/port@major." }),
  verdict: z.enum(changeClasses).meta({ description: "The worst change that touches what they use." }),
});

const contractResource = z.object({
  document: z.string().meta({ description: "Which of the texts: `contracts[n]`." }),
  ...head,
  fromContract: z.string().nullable().meta({
    description:
      "The id of the contract that `from` is a version of, where it is another one: a new major of a port brings this contract beside the older port's. Else null.",
  }),
  ...diffFields,
  proposedVersion: z.string().meta({ description: "The smallest version that may be published with these changes." }),
  versionProblem: z.string().nullable().meta({ description: "Why the version in the document will not do." }),
  consumers: z
    .array(consumerResource)
    .nullable()
    .meta({ description: "Who uses what breaks or is at risk; null when you may not know who has access." }),
});

const problemResource = z.object({
  document: z.string().meta({ description: "`product`, `contracts[n]`, or empty for the request itself." }),
  path: z.string().meta({ description: "The field in that document." }),
  message: z.string().meta({ description: "What is wrong." }),
  severity: z.enum(["error", "warning"]).meta({ description: "Errors stand in the way, warnings do not." }),
  line: z.int().optional().meta({ description: "Line in the document, from 1." }),
  column: z.int().optional().meta({ description: "Column in the document, from 1." }),
});

export const rehearsalResource = z
  .object({
    wouldPublish: z.boolean().meta({ description: "True when publishing would succeed now." }),
    product: z
      .object({
        ...head,
        changes: z.array(z.string()).meta({ description: "What is different from what is published, in sentences." }),
      })
      .nullable()
      .meta({ description: "The product; null when none was sent or it cannot be read." }),
    contracts: z.array(contractResource).meta({ description: "Every contract that can be read." }),
    problems: z.array(problemResource).meta({ description: "Everything that was found wrong, errors first." }),
  })
  .meta({ id: "Rehearsal" });

/** A rehearsal as it is answered. */
export function rehearsalOf({ contracts, ...rest }: Rehearsal): z.input<typeof rehearsalResource> {
  return { ...rest, contracts: contracts.map(({ diff, ...contract }) => ({ ...contract, ...diffResource(diff) })) };
}
