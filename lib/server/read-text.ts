import { type ContractReading, readContract } from "@/lib/domain/contract/read-contract";
import { openDocument } from "@/lib/domain/document/edit-document";
import type { Position } from "@/lib/domain/document/read-document";
import type { Problem } from "@/lib/domain/errors";
import { type ProductReading, readProduct } from "@/lib/domain/product/read-product";

/** Line and column of the fields a command may complain about later: the first levels of the document. */
type Positions = Record<string, Position>;

export type ParsedProduct = Omit<ProductReading, "locate"> & { positions: Positions };
export type ParsedContract = Omit<ContractReading, "locate" | "locateUpgraded"> & { positions: Positions };

export type DocumentKind = "product" | "contract";

const topFields = ["id", "name", "version", "status", "domain", "team"];

/** What a reading says, without its function: it can cross from one thread to another. */
export function withPositions(reading: ProductReading): ParsedProduct;
export function withPositions(reading: ContractReading): ParsedContract;
export function withPositions(reading: ProductReading | ContractReading) {
  // Commands speak of the form they read, which for a contract is the upgraded one.
  const { locate: written, locateUpgraded, ...rest } = { locateUpgraded: reading.locate, ...reading };
  const locate = locateUpgraded;
  const positions: Positions = {};
  for (const field of topFields) positions[field] = locate([field]);
  positions["team.name"] = locate(["team", "name"]);
  if ("outputPorts" in rest.model)
    rest.model.outputPorts.forEach((_, index) => {
      positions[`outputPorts[${index}]`] = locate(["outputPorts", index]);
      for (const field of ["name", "version", "contractId"])
        positions[`outputPorts[${index}].${field}`] = locate(["outputPorts", index, field]);
    });
  if ("inputPorts" in rest.model)
    rest.model.inputPorts.forEach((_, index) => {
      positions[`inputPorts[${index}].contractId`] = locate(["inputPorts", index, "contractId"]);
    });
  return { ...rest, positions };
}

/**
 * What is asked of the thread: everything it can say of a text, or, where the text cannot be published, nothing but its
 * problems. Who publishes has no use for the rest, and taking it over costs the thread that answers everybody.
 */
export type ParseTask =
  | { kind: DocumentKind; source: string; part: "whole" | "publishable" }
  /** Just what a text says, for a form that shows it. */
  | { kind: "plain"; source: string };

export type ParsedOf<K extends DocumentKind> = K extends "product" ? ParsedProduct : ParsedContract;

/** The thread's answer: nothing but problems, or a reading; its text stays behind where it is the one that was sent. */
export type Sent<P> = { refused: Problem[] } | { parsed: P; isSameText: boolean };

/** True when something in the text stands against publishing it. */
export function isRefused({ document, problems }: Pick<ParsedProduct, "document" | "problems">): boolean {
  return document === null || problems.some((problem) => problem.severity !== "warning");
}

/** The answer as JSON: one string crosses from thread to thread faster than what it describes. */
export function answerTask(task: ParseTask): string {
  if (task.kind === "plain") return JSON.stringify(plainOf(task.source));
  const { kind, source, part } = task;
  const parsed = kind === "product" ? withPositions(readProduct(source)) : withPositions(readContract(source));
  if (part === "publishable" && isRefused(parsed))
    return JSON.stringify({ refused: parsed.problems } satisfies Sent<never>);
  const isSameText = "source" in parsed && parsed.source === source;
  return JSON.stringify({ parsed: isSameText ? { ...parsed, source: "" } : parsed, isSameText });
}

/** What a form of the text shows, as plain JSON; null while the text cannot be read. */
function plainOf(source: string): unknown {
  return openDocument(source)?.plain ?? null;
}
