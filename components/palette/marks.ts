/** Text in pieces; those that begin like a typed word are marked. */
export type MarkedPiece = { text: string; match: boolean };

const WORD = /[\p{L}\p{N}]+/gu;

/** Where a name has a new word: at its start, after anything but a letter or digit, and at a capital after a small letter. */
function begins(text: string, at: number): boolean {
  const before = text[at - 1] ?? "";
  return !/[\p{L}\p{N}]/u.test(before) || (/\p{Ll}/u.test(before) && /\p{Lu}/u.test(text[at] ?? ""));
}

/** Marks in `text` what begins like one of the words typed. */
export function markBeginnings(text: string, typed: string): MarkedPiece[] {
  const words = (typed.toLowerCase().match(WORD) ?? []).sort((a, b) => b.length - a.length);
  const lower = text.toLowerCase();
  const pieces: MarkedPiece[] = [];
  // Where a small letter is longer than its capital, places in the two texts differ: nothing is marked then.
  if (lower.length !== text.length) return [{ text, match: false }];
  let plain = 0;
  for (let at = 0; at < text.length; at += 1) {
    const word = begins(text, at) ? words.find((one) => lower.startsWith(one, at)) : undefined;
    if (word === undefined) continue;
    if (at > plain) pieces.push({ text: text.slice(plain, at), match: false });
    pieces.push({ text: text.slice(at, at + word.length), match: true });
    plain = at + word.length;
    at = plain - 1;
  }
  if (plain < text.length) pieces.push({ text: text.slice(plain), match: false });
  return pieces;
}
