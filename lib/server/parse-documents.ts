import { unreadContract } from "@/lib/domain/contract/read-contract";
import { checkText } from "@/lib/domain/document/text-check";
import { noVerdicts } from "@/lib/domain/document/verdict";
import type { Problem } from "@/lib/domain/errors";
import { toProductModel } from "@/lib/domain/product/model";
import { readInThread } from "./parse-threads";
import type { ParsedContract, ParsedProduct } from "./read-text";

export type { ParsedContract, ParsedProduct } from "./read-text";

const tooLong = "The document takes too long to read; simplify or split it.";

const cannotRead = (message: string): Problem[] => [{ path: "", message, severity: "error", line: 1, column: 1 }];

/** What is refused by its characters alone never reaches the thread. */
function refusal(source: string): string | null {
  return checkText(source)?.message ?? null;
}

/**
 * Reads ODPS text from outside in a thread of its own, for at most a second of a machine that has room. Never rejects for
 * what the text says: a document that cannot be read in time is one problem with a sentence.
 */
export async function parseProduct(source: string): Promise<ParsedProduct> {
  const refused = refusal(source);
  const read = refused === null ? ((await readInThread({ kind: "product", source })) as ParsedProduct | null) : null;
  const problems = cannotRead(refused ?? tooLong);
  const model = toProductModel(null);
  return read ?? { document: null, format: "yaml", problems, positions: {}, model, verdicts: noVerdicts() };
}

/** The same for the text of a contract. */
export async function parseContract(source: string): Promise<ParsedContract> {
  const refused = refusal(source);
  const read = refused === null ? ((await readInThread({ kind: "contract", source })) as ParsedContract | null) : null;
  return read ?? { ...unreadContract(source, cannotRead(refused ?? tooLong)), positions: {} };
}

/** Up to so many characters a text comes with its reading; a longer one costs a visitor more than the library that reads it. */
const READ_AHEAD = 60_000;

/** What a form of the text shows first, as plain JSON; null where the browser has to read it by itself. */
export async function parsePlain(source: string): Promise<unknown> {
  if (source.length > READ_AHEAD || refusal(source) !== null) return null;
  return readInThread({ kind: "plain", source });
}
