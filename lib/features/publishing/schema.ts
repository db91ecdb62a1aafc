import { z } from "zod";
import type { ContractDiff } from "@/lib/domain/contract/diff/model";
import type { Problem } from "@/lib/domain/errors";
import type { Reader } from "@/lib/features/contracts/queries/readers";
import type { RepeatableRequest } from "./once";

/** What the caller believes to be there; anything else is `precondition_failed`. */
export type Expectation = { revision: number } | { absent: true };

export type PublishInput = {
  /** ODPS text, YAML or JSON. */
  product: string;
  /** ODCS texts of the product's ports; ports may also name contracts that are published already. */
  contracts: readonly string[];
  ifMatch?: Expectation;
  /** Why, for the version history and the audit log. */
  note?: string;
  /** The id that an address names: the product's document must carry the same one. */
  ref?: string;
  /** Set for a request that may come again. */
  request?: RepeatableRequest;
};

/** What publishing did to one document. */
const publishedDocument = z.object({
  ref: z.string(),
  version: z.string(),
  /** Goes up by one with each publish. */
  revision: z.number(),
  /** True when nothing had this id before. */
  created: z.boolean(),
  /** True when exactly this was published already, and nothing was written. */
  unchanged: z.boolean(),
});
export type PublishedDocument = z.output<typeof publishedDocument>;

const warnings = z.array(
  z.object({
    path: z.string(),
    message: z.string(),
    severity: z.enum(["error", "warning"]).optional(),
    line: z.number().optional(),
    column: z.number().optional(),
  }),
) satisfies z.ZodType<Problem[]>;

/** As it is kept for a repetition of the request. */
export const storedPublished = publishedDocument.extend({ warnings });

export type Published = PublishedDocument & {
  /** What was accepted but should be looked at. */
  warnings: Problem[];
  /** Set when this is the answer that an earlier request with the same key got. */
  replayed?: true;
};

/** The same for documents that were published together: all of them, or none. */
export const storedPublication = z.object({
  product: publishedDocument.nullable(),
  contracts: z.array(publishedDocument),
  unchanged: z.boolean(),
  warnings,
});
export type PublicationResult = z.output<typeof storedPublication> & { replayed?: true };

/** Text of one document. The limit that counts is 1 MB of UTF-8 with its own sentence; this one only bounds the form. */
const source = z.string().max(2_000_000, "The document is larger than 1 MB, the most that is accepted.");

/** The contracts of a draft as they are stored. */
export const storedContracts = z.array(z.object({ source: z.string() })).catch([]);

/** One field of a form, or several of the same name. */
const manySources = z
  .union([source.transform((one) => [one]), z.array(source)])
  .default([])
  .refine((list) => list.length <= 50, "A product has at most 50 contracts.");

const revision = z.coerce.number().int().min(1);

export const documentsForm = z.object({ productSource: source.default(""), contract: manySources });
export const startDraftForm = documentsForm.extend({
  teamId: z.uuid("Choose the team that will own the product."),
  start: z.enum(["form", "dbt", "paste", "copy"]),
  name: z.string().trim().max(200, "The name is longer than 200 characters.").default(""),
  domain: z.string().trim().max(400).default(""),
  source: source.default(""),
  file: manySources,
  convert: z.literal("on").optional(),
  copyRef: z.string().trim().max(200).default(""),
});
export const editProductForm = z.object({ ref: z.string().min(1).max(200) });
export const saveDraftForm = documentsForm.extend({ id: z.uuid(), revision });
export const convertContractForm = z.object({ source });
export const suggestContractsForm = z.object({ q: z.string().trim().max(200).default("") });
export const draftForm = z.object({ id: z.uuid() });
export const publishDraftForm = z.object({
  id: z.uuid(),
  revision,
  note: z.string().trim().max(500, "The reason is longer than 500 characters.").default(""),
});

/** One contract of what is about to be published, against the version it follows. */
export type ContractPreview = {
  ref: string;
  /** Null, like the diff, for a contract that is new. */
  from: string | null;
  /** The contract that `from` is a version of, where it is another one: that of the port's older major. */
  fromRef: string | null;
  to: string;
  diff: ContractDiff | null;
  /** Who has access under an earlier version; null for an actor who may not know. */
  readers: Reader[] | null;
  /** By change: the names of those it touches. */
  touched: [string, string[]][];
};

/** What publishing these documents would do; computed by doing it and taking it back. */
export type PublishPreview = {
  ref: string;
  name: string;
  version: string;
  created: boolean;
  unchanged: boolean;
  visibility: string;
  domain: string;
  /** Sentences: what is different in the product from what is published now. */
  changes: string[];
  contracts: ContractPreview[];
};

/** The answer of a check: problems of the product by their path, of the n-th contract under `contracts[n]`. */
export type CheckResult = {
  problems: Problem[];
  preview: PublishPreview | null;
  /** What stands in the way, for contracts whose version number is too small for what they change. */
  tooSmall: ContractPreview[];
};
