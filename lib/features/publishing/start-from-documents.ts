import { stringify } from "yaml";
import type { Actor } from "@/lib/domain/actor";
import { saidStandard } from "@/lib/domain/document/standard-name";
import { AppError } from "@/lib/domain/errors";
import { importOpenDataProduct, isOpenDataProduct } from "@/lib/domain/product/open-data-products/import-product";
import { type PastedDocuments, sortDocuments } from "@/lib/domain/product/pasted-documents";
import { productAround } from "@/lib/domain/product/product-around";
import type { ParsedContract } from "@/lib/server/parse-documents";
import { contractOf, productOf } from "./bundle";
import { convertContract } from "./convert";
import type { DraftTexts } from "./draft-commands";
import { publishingTeams } from "./queries";

type Documents = {
  teamId: string;
  domain: string;
  /** Pasted text; several documents with --- between them. */
  source: string;
  /** Texts of chosen files. */
  files: readonly string[];
  /** Older contracts become ODCS v3.1.0. */
  convert: boolean;
};

const refuse = (message: string) => new AppError("invalid", message, { field: "source" });

/** The head of a product for a team: its domain where none was chosen. Others' teams are as none. */
export async function headFor(actor: Actor, input: { teamId: string; domain: string }) {
  const team = (await publishingTeams(actor)).find((t) => t.id === input.teamId);
  return { domain: input.domain || (team?.domainPath ?? ""), team: team?.slug ?? "" };
}

/** A product in the Linux Foundation's specification becomes one of Bitol's; the team and its domain own it. */
async function imported(actor: Actor, input: Documents, texts: DraftTexts): Promise<DraftTexts> {
  if (!/["']?product["']?[ \t]*:/.test(texts.productSource)) return texts;
  const { document } = await productOf(actor, texts.productSource);
  if (document === null || !isOpenDataProduct(document)) return texts;
  const { product, contracts } = importOpenDataProduct(document, await headFor(actor, input));
  const yaml = (value: unknown) => stringify(value, { lineWidth: 120 });
  return { productSource: yaml(product), contracts: [...contracts.map(yaml), ...texts.contracts] };
}

/** The one product among them, or null for contracts alone. Text that does not say what it is yet is being written. */
function productAmong({ products, contracts, unknown }: PastedDocuments): string | null {
  const [product, second] = products;
  const [first, ...more] = unknown;
  if (second !== undefined) throw refuse("There are several data products here; a draft has one, with its contracts.");
  if (more.length > 0) throw refuse("None of the documents says what it is; each needs a field kind.");
  if (first !== undefined && (product !== undefined || contracts.length > 0))
    throw refuse("One document says neither kind: DataProduct nor kind: DataContract; add its kind or leave it out.");
  if (product === undefined && first === undefined && contracts.length === 0)
    throw refuse("Paste or choose a document first.");
  if (contracts.length > 50) throw refuse("A product has at most 50 contracts.");
  return product ?? first ?? null;
}

/**
 * The texts of a draft made of documents as they came, sorted by what they say they are; contracts alone get a product
 * around them. Throws `invalid` on `source`, or with the problems of a contract that cannot be converted.
 */
export async function fromDocuments(actor: Actor, input: Documents): Promise<DraftTexts> {
  const sorted = sortDocuments([input.source, ...input.files]);
  const product = productAmong(sorted);
  const contracts: string[] = [];
  for (const text of sorted.contracts)
    contracts.push(input.convert && saidStandard(text)?.current === false ? await convertContract(actor, text) : text);
  if (product !== null) return imported(actor, input, { productSource: product, contracts });
  const models: ParsedContract["model"][] = [];
  for (const text of contracts) models.push((await contractOf(actor, text)).model);
  const head = await headFor(actor, input);
  const domain = input.domain || models.find((model) => model.domain)?.domain || head.domain;
  return { productSource: productAround(models, { ...head, domain }), contracts };
}
