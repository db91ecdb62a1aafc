import type { Texts } from "./texts";

/** Unsaved text as a browser keeps it: by draft and by the tab it was written in. */
export type Kept = { tab: string; revision: number; texts: Texts; at: string };

type Store = Pick<Storage, "getItem" | "setItem" | "removeItem" | "key" | "length">;

const lead = "mercat-draft-";
const keyOf = (draft: string, tab: string) => `${lead}${draft}~${tab}`;

/** What nobody came back for within a month is not waited for any longer. */
const FORGOTTEN_MS = 30 * 24 * 60 * 60 * 1000;

function read(store: Store, key: string): Kept | null {
  try {
    const kept: Kept | null = JSON.parse(store.getItem(key) ?? "null");
    const good =
      typeof kept?.texts?.productSource === "string" &&
      Array.isArray(kept.texts.contracts) &&
      kept.texts.contracts.every((text) => typeof text === "string") &&
      (kept.texts.unwritten ?? []).every((one) => Array.isArray(one.edits)) &&
      Number.isInteger(kept.revision);
    return good ? kept : null;
  } catch {
    return null;
  }
}

function keys(store: Store): string[] {
  const all = Array.from({ length: store.length }, (_, index) => store.key(index));
  return all.filter((key) => key !== null).filter((key) => key.startsWith(lead));
}

/** What was kept for a draft, newest first. */
export function keptFor(store: Store, draft: string): Kept[] {
  return keys(store)
    .filter((key) => key.startsWith(keyOf(draft, "")))
    .flatMap((key) => read(store, key) ?? [])
    .sort((a, b) => (a.at < b.at ? 1 : -1));
}

function makeRoom(store: Store, own: string, now: Date): void {
  for (const key of keys(store)) {
    const kept = read(store, key);
    const old = kept === null || now.getTime() - new Date(kept.at).getTime() > FORGOTTEN_MS;
    if (old && key !== own) store.removeItem(key);
  }
}

/** Keeps text; false when the browser has no room or does not allow it. What is kept already stays then. */
export function keep(store: Store, draft: string, kept: Kept): boolean {
  const key = keyOf(draft, kept.tab);
  const text = JSON.stringify(kept);
  try {
    store.setItem(key, text);
    return true;
  } catch {
    try {
      makeRoom(store, key, new Date(kept.at));
      store.setItem(key, text);
      return true;
    } catch {
      return false;
    }
  }
}

export function forget(store: Store, draft: string, tab: string): void {
  try {
    store.removeItem(keyOf(draft, tab));
  } catch {
    // Storage that cannot be written holds nothing to forget.
  }
}
