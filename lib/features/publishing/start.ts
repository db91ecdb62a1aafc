import { stringify } from "yaml";
import type { Actor } from "@/lib/domain/actor";
import { type Edit, editDocument, openDocument } from "@/lib/domain/document/edit-document";
import { AppError } from "@/lib/domain/errors";
import { importOpenDataProduct, isOpenDataProduct } from "@/lib/domain/product/open-data-products/import-product";
import { newContractSource, newProductSource, toIdentifier } from "@/lib/domain/product/template";
import { productOf } from "./bundle";
import type { DraftTexts } from "./draft-commands";
import { publishedSources, publishingChoices, publishingTeams } from "./queries";

export type StartInput = {
  teamId: string;
  start: "form" | "dbt" | "paste" | "copy";
  name: string;
  domain: string;
  source: string;
  copyRef: string;
  /** What the browser drafted from a dbt project. */
  productSource: string;
  contract: readonly string[];
};

/** A contract says so by its `kind`, or is written in the Data Contract Specification. */
const contractMark =
  /^[ \t{]*["']?(?:kind["']?[ \t]*:[ \t]*["']?DataContract\b|dataContractSpecification["']?[ \t]*:)/m;

/** Several documents pasted together: YAML's own separator, each told by its `kind`. */
function splitPasted(source: string): DraftTexts {
  const documents = source.split(/^---[ \t]*$/m).filter((text) => text.trim() !== "");
  const isContract = (text: string) => contractMark.test(text);
  const products = documents.filter((text) => !isContract(text));
  if (documents.length === 0) throw new AppError("invalid", "Paste a document first.", { field: "source" });
  if (products.length > 1)
    throw new AppError("invalid", "Paste one data product, with its contracts after --- lines.", { field: "source" });
  return {
    productSource: products[0]?.trimStart() ?? "",
    contracts: documents.filter(isContract).map((t) => t.trimStart()),
  };
}

/** A product in the Linux Foundation's specification becomes one of Bitol's; the team and its domain own it. */
async function imported(actor: Actor, input: StartInput, texts: DraftTexts): Promise<DraftTexts> {
  if (!/["']?product["']?[ \t]*:/.test(texts.productSource)) return texts;
  const { document } = await productOf(actor, texts.productSource);
  if (document === null || !isOpenDataProduct(document)) return texts;
  const team = (await publishingTeams(actor)).find((t) => t.id === input.teamId);
  const place = { domain: input.domain || (team?.domainPath ?? ""), team: team?.slug ?? "" };
  const { product, contracts } = importOpenDataProduct(document, place);
  const yaml = (value: unknown) => stringify(value, { lineWidth: 120 });
  return { productSource: yaml(product), contracts: [...contracts.map(yaml), ...texts.contracts] };
}

async function fromForm(actor: Actor, input: StartInput): Promise<DraftTexts> {
  if (input.name === "") throw new AppError("invalid", "Give the product a name.", { field: "name" });
  const id = toIdentifier(input.name);
  if (id === "") throw new AppError("invalid", "The name needs at least one letter or digit.", { field: "name" });
  const [teams, { connections }] = await Promise.all([publishingTeams(actor), publishingChoices()]);
  const team = teams.find((t) => t.id === input.teamId);
  const domain = input.domain || (team?.domainPath ?? "");
  const head = { id, name: input.name, domain, team: team?.slug ?? "" };
  const [connection] = connections;
  const server = connection
    ? {
        ...connection,
        name: connection.slug,
        schema: [...domain.split("/").slice(-1), id].join("_").replace(/\W+/g, "_"),
      }
    : null;
  const contract = newContractSource({ ...head, id: `${id}.main`, server });
  return { productSource: newProductSource(head), contracts: [contract] };
}

/** The drafted documents, for the chosen team and a domain that is there. */
async function fromDbt(actor: Actor, input: StartInput): Promise<DraftTexts> {
  const product = openDocument(input.productSource);
  if (!product?.read(["id"]) || input.contract.length === 0)
    throw new AppError("invalid", "Choose manifest.json and draft the contracts first.", { field: "manifest" });
  const team = (await publishingTeams(actor)).find((t) => t.id === input.teamId);
  const domain = input.domain || product.read(["domain"]) || (team?.domainPath ?? "");
  const edits: Edit[] = [
    { path: ["domain"], value: String(domain) },
    { path: ["team", "name"], value: team?.slug ?? "" },
  ];
  return {
    productSource: editDocument(input.productSource, edits),
    contracts: input.contract.map((text) => editDocument(text, edits)),
  };
}

/** The ids of a copy must be its own; the rest of the text stays as it was. */
function renamed(texts: DraftTexts, ref: string): DraftTexts {
  const swap = (text: string) => text.replaceAll(ref, `${ref}-copy`);
  return { productSource: swap(texts.productSource), contracts: texts.contracts.map(swap) };
}

/** The texts a new draft begins with. Throws `invalid` on the field of the form, or `not_found` for the copied product. */
export async function startingTexts(actor: Actor, input: StartInput): Promise<DraftTexts> {
  if (input.start === "paste") return imported(actor, input, splitPasted(input.source));
  if (input.start === "form") return fromForm(actor, input);
  if (input.start === "dbt") return fromDbt(actor, input);
  if (input.copyRef === "") throw new AppError("invalid", "Choose the product to copy.", { field: "copyRef" });
  return renamed(await publishedSources(actor, input.copyRef), input.copyRef);
}
