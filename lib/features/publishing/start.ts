import type { Actor } from "@/lib/domain/actor";
import type { Edit } from "@/lib/domain/document/edit/plain-edits";
import { editDocument, openDocument } from "@/lib/domain/document/edit-document";
import { AppError } from "@/lib/domain/errors";
import { newContractSource, newProductSource, toIdentifier } from "@/lib/domain/product/template";
import type { DraftTexts } from "./draft-commands";
import { publishedSources, publishingChoices } from "./queries";
import { fromDocuments, headFor } from "./start-from-documents";

export type StartInput = {
  teamId: string;
  start: "form" | "dbt" | "paste" | "copy";
  name: string;
  domain: string;
  source: string;
  /** Texts of chosen files. */
  files: readonly string[];
  /** Older contracts become ODCS v3.1.0. */
  convert: boolean;
  copyRef: string;
  /** What the browser drafted from a dbt project. */
  productSource: string;
  contract: readonly string[];
};

async function fromForm(actor: Actor, input: StartInput): Promise<DraftTexts> {
  if (input.name === "") throw new AppError("invalid", "Give the product a name.", { field: "name" });
  const id = toIdentifier(input.name);
  if (id === "") throw new AppError("invalid", "The name needs at least one letter or digit.", { field: "name" });
  const [own, { connections }] = await Promise.all([headFor(actor, input), publishingChoices()]);
  const head = { id, name: input.name, ...own };
  const [connection] = connections;
  const server = connection
    ? {
        ...connection,
        name: connection.slug,
        schema: [...own.domain.split("/").slice(-1), id].join("_").replace(/\W+/g, "_"),
      }
    : null;
  const contract = newContractSource({ ...head, id: `${id}.main`, server });
  return { productSource: newProductSource(head), contracts: [contract] };
}

/** The drafted documents, for the chosen team and a domain that is there. */
async function fromDbt(actor: Actor, input: StartInput): Promise<DraftTexts> {
  // A form sends Windows' line ends.
  const plain = (text: string) => text.replaceAll("\r\n", "\n");
  const product = openDocument(plain(input.productSource));
  if (!product?.read(["id"]) || input.contract.length === 0)
    throw new AppError("invalid", "Choose manifest.json and draft the contracts first.", { field: "manifest" });
  const head = await headFor(actor, { ...input, domain: input.domain || String(product.read(["domain"]) ?? "") });
  const edits: Edit[] = [
    { path: ["domain"], value: head.domain },
    { path: ["team", "name"], value: head.team },
  ];
  return {
    productSource: editDocument(plain(input.productSource), edits),
    contracts: input.contract.map((text) => editDocument(plain(text), edits)),
  };
}

/** The ids of a copy must be its own; the rest of the text stays as it was. */
function renamed(texts: DraftTexts, ref: string): DraftTexts {
  const swap = (text: string) => text.replaceAll(ref, `${ref}-copy`);
  return { productSource: swap(texts.productSource), contracts: texts.contracts.map(swap) };
}

/** The texts a new draft begins with. Throws `invalid` on the field of the form, or `not_found` for the copied product. */
export async function startingTexts(actor: Actor, input: StartInput): Promise<DraftTexts> {
  if (input.start === "paste") return fromDocuments(actor, input);
  if (input.start === "form") return fromForm(actor, input);
  if (input.start === "dbt") return fromDbt(actor, input);
  if (input.copyRef === "") throw new AppError("invalid", "Choose the product to copy.", { field: "copyRef" });
  return renamed(await publishedSources(actor, input.copyRef), input.copyRef);
}
