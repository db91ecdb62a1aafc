import { type CST, Lexer, Parser } from "yaml";
import { limits } from "./limits";

type Refusal = { message: string; offset: number };

const tooDeep = `The document nests lists and mappings more than ${limits.depth} levels deep.`;

/** The collections directly inside a token. */
function inner(token: CST.Token): CST.Token[] {
  if (token.type === "document") return token.value ? [token.value] : [];
  if (token.type !== "block-map" && token.type !== "block-seq" && token.type !== "flow-collection") return [];
  const found: CST.Token[] = [];
  for (const item of token.items) {
    if (item.key) found.push(item.key);
    if (item.value) found.push(item.value);
  }
  return found;
}

/** What the lexer puts before the text of a scalar: `[` after it is text, not a list. */
const scalarMark = "\u001f";

/**
 * Splits the text, counts tokens and open brackets, and stops at the first that is too many: the cheapest of all checks.
 */
function lex(source: string): string[] | Refusal {
  const lexemes: string[] = [];
  let brackets = 0;
  let onLine = 0;
  let before = "";
  for (const token of new Lexer().lex(source)) {
    lexemes.push(token);
    if (lexemes.length > limits.tokens) return { message: "The document has too many parts; split it.", offset: 0 };
    if (before !== scalarMark) {
      if (token === "[" || token === "{") brackets += 1;
      else if (token === "]" || token === "}") brackets -= 1;
      else if (token === "-" || token === "?") onLine += 1;
      else if (token.includes("\n")) onLine = 0;
    }
    if (brackets > limits.depth || onLine > limits.depth) return { message: tooDeep, offset: 0 };
    before = token;
  }
  return lexemes;
}

/**
 * Splits the text into YAML tokens and refuses what would make the recursive steps after it slow or overflow the stack.
 * Lexer and parser keep their own stack and take time proportional to the text, so this step is safe on any input.
 */
export function readTokens(source: string): { tokens: CST.Token[] } | Refusal {
  const lexemes = lex(source);
  if (!Array.isArray(lexemes)) return lexemes;
  const parser = new Parser();
  const tokens = lexemes.flatMap((lexeme) => [...parser.next(lexeme)]);
  tokens.push(...parser.end());
  let level = tokens;
  for (let depth = 0; level.length > 0; depth += 1) {
    const first = level[0];
    // The document itself and the scalars at the bottom are levels too.
    if (depth > limits.depth + 1 && first) return { message: tooDeep, offset: "offset" in first ? first.offset : 0 };
    level = level.flatMap(inner);
  }
  return { tokens };
}
