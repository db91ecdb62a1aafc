import { unreadContract } from "@/lib/domain/contract/read-contract";
import { checkText } from "@/lib/domain/document/text-check";
import { noVerdicts } from "@/lib/domain/document/verdict";
import { AppError, type Problem } from "@/lib/domain/errors";
import { toProductModel } from "@/lib/domain/product/model";
import type { DocumentKind, ParsedContract, ParsedOf, ParsedProduct, ParseTask, Sent } from "./read-text";
import { readInThread } from "./reading-pool";

export type { ParsedContract, ParsedProduct } from "./read-text";

const tooLong = "The document takes too long to read; simplify or split it.";

const cannotRead = (message: string): Problem[] => [{ path: "", message, severity: "error", line: 1, column: 1 }];

/** Reads in a thread; a text that cannot be read at all is one problem. */
async function read<K extends DocumentKind>(
  owner: string,
  task: Extract<ParseTask, { part: string }> & { kind: K },
): Promise<Sent<ParsedOf<K>>> {
  // What is refused by its characters alone never reaches the thread.
  const refused = checkText(task.source);
  if (refused) return { refused: cannotRead(refused.message) };
  const answer = await readInThread(owner, task);
  if (answer === null) return { refused: cannotRead(tooLong) };
  const sent: Sent<ParsedOf<K>> = JSON.parse(answer);
  if ("parsed" in sent && sent.isSameText) return { ...sent, parsed: { ...sent.parsed, source: task.source } };
  return sent;
}

/**
 * Reads ODPS text from outside in a thread of its own, for at most a second of a machine that has room. Never rejects for
 * what the text says: a document that cannot be read in time is one problem with a sentence.
 *
 * @param owner whose text it is; owners take turns
 * @throws rate_limited or unavailable when too many texts wait already
 */
export async function parseProduct(owner: string, source: string): Promise<ParsedProduct> {
  const sent = await read(owner, { kind: "product", source, part: "whole" });
  if ("parsed" in sent) return sent.parsed;
  const model = toProductModel(null);
  return { document: null, format: "yaml", problems: sent.refused, positions: {}, model, verdicts: noVerdicts() };
}

/** The same for the text of a contract. */
export async function parseContract(owner: string, source: string): Promise<ParsedContract> {
  const sent = await read(owner, { kind: "contract", source, part: "whole" });
  return "parsed" in sent ? sent.parsed : { ...unreadContract(source, sent.refused), positions: {} };
}

/** What may be published as far as its text says, or else nothing but its problems. */
export type Publishable<P> = { parsed: P } | { refused: Problem[] };

/** Reads text that is to be published. Otherwise as `parseProduct`. */
export function publishableProduct(owner: string, source: string): Promise<Publishable<ParsedProduct>> {
  return read(owner, { kind: "product", source, part: "publishable" });
}

export function publishableContract(owner: string, source: string): Promise<Publishable<ParsedContract>> {
  return read(owner, { kind: "contract", source, part: "publishable" });
}

/** Up to so many characters a text comes with its reading; a longer one costs a visitor more than the library that reads it. */
const READ_AHEAD = 60_000;

/**
 * What a form of the text shows first, as plain JSON; null where the browser has to read it by itself: the text is long, not
 * YAML, or there is too much to read already.
 */
export async function parsePlain(owner: string, source: string): Promise<unknown> {
  if (source.length > READ_AHEAD || checkText(source)) return null;
  try {
    return JSON.parse((await readInThread(owner, { kind: "plain", source })) ?? "null");
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}
