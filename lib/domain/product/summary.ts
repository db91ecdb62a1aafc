/** Longest summary, in characters. */
const longest = 280;

/** Markdown as the words a reader would see: no emphasis, links as their text, no list or heading marks. */
export function plainText(markdown: string): string {
  return markdown
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replace(/^\s{0,3}(?:#{1,6}|>|[-*+]|\d+\.)\s+/gm, "")
    .replace(/(\*\*|__|~~|`)/g, "")
    .replace(/(^|[^\w*])[*_](?=\S)([^*_\n]*\S)[*_](?![\w*])/g, "$1$2")
    .replace(/<[^>]*>/g, "")
    .replace(/\s+/g, " ")
    .trim();
}

/** One or two plain sentences for lists and search rows, from the first paragraph of a Markdown purpose. */
export function summarize(purpose: string): string {
  const paragraph = plainText(purpose.trim().split(/\n\s*\n/)[0] ?? "");
  if (paragraph.length <= longest) return paragraph;
  const cut = paragraph.slice(0, longest);
  const sentenceEnd = Math.max(cut.lastIndexOf(". "), cut.lastIndexOf("? "), cut.lastIndexOf("! "));
  if (sentenceEnd > 40) return cut.slice(0, sentenceEnd + 1);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(" "), 1)).trimEnd()}…`;
}
