/** Paths kept per person in this browser; their names are asked of the server, which knows what may still be seen. */
const PREFIX = "mercat-recent:";
const KEPT = 8;

const REMEMBERED = /^\/(products|contracts|domains)\/[^?#]+$/;
/** Pages below one that have a part of their own in the path. */
const PARTS = /\/(ports|diff|source|quality)(\/|$)/;

function read(person: string): string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(PREFIX + person) ?? "[]");
    return Array.isArray(kept) ? kept.filter((path) => typeof path === "string").slice(0, KEPT) : [];
  } catch {
    return [];
  }
}

/** Puts a product's, contract's or domain's page first among the recent ones; other pages are not kept. */
export function rememberPage(person: string, path: string): void {
  if (!REMEMBERED.test(path) || (!path.startsWith("/domains/") && PARTS.test(path))) return;
  const paths = [path, ...read(person).filter((one) => one !== path)].slice(0, KEPT);
  try {
    localStorage.setItem(PREFIX + person, JSON.stringify(paths));
  } catch {
    // No room, or storage is switched off: then nothing is remembered.
  }
}

/** Paths of recent pages but the one that is open, latest first. */
export function recentPaths(person: string, here: string): string[] {
  return read(person).filter((path) => path !== here);
}

/** Forgets the pages of everybody who used this browser: at sign-out. */
export function forgetPages(): void {
  try {
    for (const key of Object.keys(localStorage)) if (key.startsWith(PREFIX)) localStorage.removeItem(key);
  } catch {
    // Without storage there is nothing to forget.
  }
}
