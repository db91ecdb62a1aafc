import { limits } from "./limits";

/** True when the text holds half of a surrogate pair: it cannot be written as UTF-8, so no database can store it. */
export function hasLoneSurrogate(text: string): boolean {
  return /\p{Surrogate}/u.test(text);
}

/** UTF-16 read as UTF-8 or Latin-1 has a NUL at every other place of its ASCII letters. */
function looksLikeUtf16(source: string): boolean {
  const head = source.slice(0, 64);
  const nuls = head.split("\u0000").length - 1;
  return /^(?:\uFFFE|\uFFFD\uFFFD|ÿþ|þÿ)/.test(source) || (nuls > 2 && nuls * 3 >= head.length);
}

/**
 * Looks at the characters alone, before any parser does. Returns the one sentence that says why the text cannot be
 * read, with the offset it is about, or null.
 */
export function checkText(source: string): { message: string; offset: number } | null {
  if (new TextEncoder().encode(source).length > limits.bytes)
    return { message: "The document is larger than 1 MB, the most that is accepted.", offset: 0 };
  if (source.trim() === "") return { message: "The document is empty.", offset: 0 };
  if (looksLikeUtf16(source))
    return { message: "The document is not UTF-8 text; it looks like UTF-16. Save it as UTF-8.", offset: 0 };
  if (source.startsWith("\uFEFF"))
    return { message: "The document begins with a byte order mark. Save it as UTF-8 without one.", offset: 0 };
  const nul = source.indexOf("\u0000");
  if (nul >= 0) return { message: "The document contains a NUL character, which cannot be stored.", offset: nul };
  const broken = source.indexOf("\uFFFD");
  if (broken >= 0)
    return { message: "The document contains bytes that are not UTF-8. Save it as UTF-8.", offset: broken };
  if (hasLoneSurrogate(source))
    return {
      message: "The document contains half of a character (a lone surrogate), which cannot be stored.",
      offset: 0,
    };
  return null;
}
