import type { Problem } from "@/lib/domain/errors";

/** The documents of a draft as they stand on this screen. */
export type Texts = { productSource: string; contracts: string[] };

export type EditorTab = "form" | "product" | `contract-${number}`;

export function sameTexts(a: Texts, b: Texts): boolean {
  return (
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
export function problemsOf(problems: readonly Problem[], contract: number | null): Problem[] {
  if (contract === null) return problems.filter((p) => !p.path.startsWith("contracts["));
  const lead = `contracts[${contract}]`;
  return problems
    .filter((p) => p.path === lead || p.path.startsWith(`${lead}.`))
    .map((p) => ({ ...p, path: p.path.slice(lead.length + 1) }));
}

/** Which document a problem is in: a contract's number, or null for the product. */
export function contractIndexOf(problem: Problem): number | null {
  const found = /^contracts\[(\d+)\]/.exec(problem.path)?.[1];
  return found === undefined ? null : Number(found);
}

export function countErrors(problems: readonly Problem[]): number {
  return problems.filter((p) => p.severity !== "warning").length;
}
