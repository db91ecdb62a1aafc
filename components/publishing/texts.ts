import type { Edit } from "@/lib/domain/document/edit/plain-edits";
import type { Problem } from "@/lib/domain/errors";

/** Which document: the n-th contract, or null for the product. */
export type DocumentNumber = number | null;

/** The documents of a draft as they stand on this screen. */
export type Texts = {
  productSource: string;
  contracts: string[];
  /** What a form changed before it could write; see `unwritten.ts`. */
  unwritten?: readonly { document: DocumentNumber; edits: readonly Edit[] }[];
};

/** What the server read of one text: it spares the browser the YAML library until something is written. */
export type KnownReading = { document: DocumentNumber; source: string; plain: unknown };

export type View = "form" | "yaml";

/** What the page shows: one document in one of its two views. It stands in the address. */
export type Shown = { document: DocumentNumber; view: View };

/** The part of the address that says so; null for what a draft begins with. */
export function tabOf({ document, view }: Shown): string | null {
  if (document === null) return view === "form" ? null : "product";
  return view === "form" ? `contract-${document}-form` : `contract-${document}`;
}

/** Reads it back; a contract that is not there any more is the product. */
export function shownIn(tab: string | null, contracts: number): Shown {
  const [, number, form] = /^contract-(\d+)(-form)?$/.exec(tab ?? "") ?? [];
  if (number !== undefined && Number(number) < contracts)
    return { document: Number(number), view: form === undefined ? "yaml" : "form" };
  return { document: null, view: tab === "product" ? "yaml" : "form" };
}

export function sourceOf(texts: Texts, document: DocumentNumber): string {
  return document === null ? texts.productSource : (texts.contracts[document] ?? "");
}

/** The text as an editor has it, whose offsets count one character for each line end. */
export function withPlainLines(text: string): string {
  return text.replaceAll("\r\n", "\n");
}

export function withSource(texts: Texts, document: DocumentNumber, source: string): Texts {
  if (document === null) return { ...texts, productSource: source };
  return { ...texts, contracts: texts.contracts.map((other, index) => (index === document ? source : other)) };
}

export function sameTexts(a: Texts, b: Texts): boolean {
  return (
    a.unwritten === b.unwritten &&
    a.productSource === b.productSource &&
    a.contracts.length === b.contracts.length &&
    a.contracts.every((text, index) => text === b.contracts[index])
  );
}

/** As the actions read them: the product once, each contract under the same name. */
export function textsForm(texts: Texts, more: Record<string, string> = {}): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(more)) form.set(name, value);
  form.set("productSource", texts.productSource);
  for (const contract of texts.contracts) form.append("contract", contract);
  return form;
}

/** The n-th contract's problems with paths inside it; the product's are those of no contract. */
export function problemsOf(problems: readonly Problem[], contract: DocumentNumber): Problem[] {
  if (contract === null) return problems.filter((p) => !p.path.startsWith("contracts["));
  const lead = `contracts[${contract}]`;
  return problems
    .filter((p) => p.path === lead || p.path.startsWith(`${lead}.`))
    .map((p) => ({ ...p, path: p.path.slice(lead.length + 1) }));
}

/** Which document a problem is in. */
export function contractIndexOf(problem: Problem): DocumentNumber {
  const found = /^contracts\[(\d+)\]/.exec(problem.path)?.[1];
  return found === undefined ? null : Number(found);
}

export function countErrors(problems: readonly Problem[]): number {
  return problems.filter((p) => p.severity !== "warning").length;
}
