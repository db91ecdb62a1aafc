import type { ContractSource } from "@/lib/domain/contract/contract-source";
import { routes } from "@/lib/routes";
import type { FindLine } from "./line-link";

/** Finds fields of one published version, with the address of their line in its source view. */
export function lineFinder(ref: string, version: string, source: ContractSource): FindLine {
  const page = routes.contract(ref, version, { view: "source" });
  return (path) => {
    const line = source.line(path);
    return { href: `${page}#L${line}`, line };
  };
}
