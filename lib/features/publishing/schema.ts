import { z } from "zod";
import type { Problem } from "@/lib/domain/errors";

/** What the caller believes to be there; anything else is `precondition_failed`. */
export type Expectation = { revision: number } | { absent: true };

export type PublishInput = {
  /** ODPS text, YAML or JSON. */
  product: string;
  /** ODCS texts of the product's ports; ports may also name contracts that are published already. */
  contracts: readonly string[];
  ifMatch?: Expectation;
  /** Why, for the audit log. */
  note?: string;
};

export type Published = {
  ref: string;
  version: string;
  /** Goes up by one with each publish. */
  revision: number;
  /** True when nothing had this id before. */
  created: boolean;
  /** True when exactly this was published already, and nothing was written. */
  unchanged: boolean;
  /** What was accepted but should be looked at. */
  warnings: Problem[];
};

/** Text of one document. The limit that counts is 1 MB of UTF-8 with its own sentence; this one only bounds the form. */
const source = z.string().max(2_000_000, "The document is larger than 1 MB, the most that is accepted.");

export const draftContent = z.object({
  title: z.string().trim().max(200).default(""),
  productSource: source,
  contracts: z.array(z.object({ source })).max(50, "A product has at most 50 contracts."),
});

export type DraftContent = z.infer<typeof draftContent>;

/** The contracts of a draft as they are stored. */
export const storedContracts = z.array(z.object({ source: z.string() })).catch([]);
