/**
 * What one uploaded document may cost. A contract of two thousand columns fits several times over;
 * what is beyond is an accident or an attack, and both get a sentence instead of a busy process.
 */
export const limits = {
  /** UTF-8 bytes. */
  bytes: 1_000_000,
  /** YAML tokens, counted before anything is built from them. */
  tokens: 150_000,
  /** Lists and mappings inside one another. */
  depth: 64,
  /** Values after aliases have been followed. */
  nodes: 60_000,
  /** Uses of an alias; a contract that repeats a block uses a handful. */
  aliases: 100,
  /** Problems listed for one document. */
  problems: 100,
} as const;

/** Time one document may take to read, in milliseconds, so that the whole answer comes within a second. */
export const readingTime = 750;
