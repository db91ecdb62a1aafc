import type { Actor } from "@/lib/domain/actor";
import { cuts, glued, nearestName, type Reading } from "@/lib/domain/search/correction";
import { parseQuestion } from "@/lib/domain/search/question";
import { replaceWords, wordsOf } from "@/lib/domain/search/spelling";
import { groundOf } from "./ground";
import { readSearchParams } from "./schema";
import { foldWords, namesLike, readingsOf, type Seen, seenWords } from "./vocabulary";

export type Spelling = {
  /** The question with its unknown words corrected; null when nothing could be corrected. */
  corrected: string | null;
  /** Words near to the unknown ones, at most five. */
  nearest: string[];
};

/** Words near to an unknown one that are looked up: the nearest that is in a product the actor may see is taken. */
const LOOKED_UP = 5;

/** What is wanted, in single words: field words and what is not wanted are as they are. */
function wantedWords(question: string): string[] {
  return wordsOf(
    parseQuestion(question)
      .terms.map(({ text }) => text)
      .join(" "),
  );
}

/** Words cut in two, and neighbours put together, where that gives words of products the actor may see. */
async function regrouped(words: readonly string[], unknown: ReadonlySet<string>, may: Seen) {
  const pairs = glued(words).filter(({ pair }) => pair.split(" ").some((word) => unknown.has(word)));
  const halves = [...unknown].flatMap((word) => cuts(word).map((cut) => ({ word, cut })));
  const seen = await seenWords([...pairs.map(({ word }) => word), ...halves.flatMap(({ cut }) => cut)], may);
  const found = new Map<string, string>();
  for (const { pair, word } of pairs) if (seen.has(word)) found.set(pair, word);
  for (const { word, cut } of halves)
    if (!found.has(word) && cut.every((half) => seen.has(half))) found.set(word, cut.join(" "));
  return found;
}

/** The nearest word the actor may see for each unknown one; for those without any, another grouping of letters. */
async function wordByWord(readings: readonly Reading[], may: Seen) {
  const near = (reading: Reading) => reading.near.slice(0, LOOKED_UP).map(({ word }) => word);
  const words = readings.map(({ typed }) => typed);
  const seen = await seenWords([...words, ...readings.flatMap(near)], may);
  const replaced = new Map<string, string>();
  const nearest: string[] = [];
  for (const reading of readings.filter(({ typed }) => !seen.has(typed))) {
    const visible = near(reading).filter((word) => seen.has(word));
    nearest.push(...visible);
    if (visible[0] !== undefined) replaced.set(reading.typed, visible[0]);
  }
  const unknown = new Set(words.filter((word) => !seen.has(word) && !replaced.has(word)));
  const groups = unknown.size === 0 ? new Map<string, string>() : await regrouped(words, unknown, may);
  return { replaced, groups, nearest: [...new Set(nearest)].slice(0, 5) };
}

/** Puts words in the place of others, and other groups of letters in the place of neighbours. */
function written(
  question: string,
  folded: readonly { typed: string; word: string }[],
  words: ReadonlyMap<string, string>,
  groups: ReadonlyMap<string, string>,
): string {
  const replacements = new Map<string, string>();
  for (const { typed, word } of folded) {
    const by = words.get(word) ?? groups.get(word);
    if (by !== undefined) replacements.set(typed, by);
  }
  let text = replaceWords(question, replacements);
  for (const [pair, word] of groups) {
    const [first, second] = pair.split(" ");
    if (second === undefined) continue;
    const typed = (one: string | undefined) => folded.find((entry) => entry.word === one)?.typed ?? one;
    text = text.replace(`${typed(first)} ${typed(second)}`, word);
  }
  return text;
}

/**
 * Corrects a question that found nothing, from the words of what the actor may see and from nothing else: as the name of a
 * product where it is like one, else word by word.
 */
export async function correctSpelling(actor: Actor, question: string): Promise<Spelling> {
  const typed = wantedWords(question);
  if (typed.length === 0) return { corrected: null, nearest: [] };
  const [folded, ground] = await Promise.all([
    foldWords(typed),
    groundOf(actor, readSearchParams({}), parseQuestion("")),
  ]);
  const may = { filter: ground.filter(), must: ground.must() };
  const readings = await readingsOf([...new Set(folded.map(({ word }) => word))]);
  const name = nearestName(readings, await namesLike(readings, may));
  if (name && name.words.size > 0)
    return {
      corrected: written(question, folded, name.words, new Map()),
      nearest: [...new Set(name.words.values())].slice(0, 5),
    };
  const { replaced, groups, nearest } = await wordByWord(readings, may);
  const corrected = written(question, folded, replaced, groups);
  return { corrected: corrected === question ? null : corrected, nearest };
}
