import { Tokenizer, TokenParser, TokenType } from "@streamparser/json";
import { AppError } from "@/lib/domain/errors";

/** The bytes of a file, a piece at a time. */
export type Chunks = AsyncIterable<Uint8Array>;

/** No artifact of dbt is nested a tenth as deep. */
const DEEPEST = 200;
/** One value, such as the SQL of a model. A larger one would have to be held as a whole. */
const LARGEST = 32 * 1024 * 1024;

const opening = new Set<TokenType>([TokenType.LEFT_BRACE, TokenType.LEFT_BRACKET]);
const shutting = new Set<TokenType>([TokenType.RIGHT_BRACE, TokenType.RIGHT_BRACKET]);

type Options = {
  /** Name of the file in sentences and of the form's field: `manifest`, `catalog`. */
  file: string;
  /** Which values are wanted: `$.nodes.*`. Everything else is passed over. */
  paths: string[];
  onValue: (place: readonly string[], value: unknown) => void;
  /** Told the bytes read so far, after each piece. */
  onProgress?: ((bytes: number) => void) | undefined;
};

function parserFor({ file, paths, onValue }: Options) {
  const refuse = (sentence: string) => new AppError("invalid", `${file}.json ${sentence}`, { field: file });
  const tokenizer = new Tokenizer();
  const builder = new TokenParser({ paths, keepStack: false });
  const state = { depth: 0, entryAt: 0, tokenAt: 0, ended: false };
  builder.onValue = ({ key, stack, value }) => {
    const keys = [...stack.slice(1).map((level) => level.key), key];
    onValue(keys.map(String), value);
  };
  builder.onEnd = () => {
    state.ended = true;
  };
  tokenizer.onToken = ({ token, value, offset }) => {
    state.tokenAt = offset;
    if (state.depth <= 2) state.entryAt = offset;
    if (opening.has(token)) state.depth++;
    else if (shutting.has(token)) state.depth--;
    if (state.depth > DEEPEST) throw refuse(`is nested more than ${DEEPEST} levels deep; dbt writes no such file.`);
    if (state.depth === 0 && !shutting.has(token)) throw refuse("holds no object; it is not a file that dbt wrote.");
    builder.write({ token, value } as Parameters<typeof builder.write>[0]);
  };
  const oversized = (read: number) =>
    read - Math.min(state.entryAt, state.tokenAt) > LARGEST
      ? refuse("holds a single entry of more than 32 MB; that is not a file of dbt.")
      : null;
  return { tokenizer, state, refuse, oversized };
}

/**
 * Reads JSON of any size a piece at a time: only the wanted values are ever built, one after another. Throws `invalid`
 * on the file's field for what is not JSON, is cut off, or is nested or sized so that it could not be held.
 */
export async function streamJson(chunks: Chunks, options: Options): Promise<void> {
  const { tokenizer, state, refuse, oversized } = parserFor(options);
  // Errors reach us through this handler or as exceptions, depending on where they arise.
  const failed: { error: unknown } = { error: null };
  tokenizer.onError = (error) => {
    failed.error ??= error;
  };
  let read = 0;
  for await (const chunk of chunks) {
    try {
      tokenizer.write(chunk);
    } catch (error) {
      failed.error ??= error;
    }
    read += chunk.byteLength;
    if (failed.error instanceof AppError) throw failed.error;
    if (failed.error) throw refuse(`is not JSON: something is wrong about ${place(state.tokenAt, read)}.`);
    const tooLarge = oversized(read);
    if (tooLarge) throw tooLarge;
    options.onProgress?.(read);
  }
  if (read === 0) throw refuse("is empty.");
  if (!state.ended) throw refuse(`ends in the middle, at byte ${read.toLocaleString("en")}; it may have been cut off.`);
}

function place(token: number, read: number): string {
  return `${Math.min(token, read).toLocaleString("en")} bytes from its beginning`;
}
