/** The little of a HAST node (the tree of HTML that Markdown becomes) that this file touches. */
type Node = { type: string; tagName?: string; children?: Node[] };

const DEEPEST = 6;

function headings(node: Node): Node[] {
  if (node.tagName !== undefined && /^h[1-6]$/.test(node.tagName)) return [node];
  return (node.children ?? []).flatMap(headings);
}

/**
 * A rehype plugin: headings start at level `top` and never skip one, whatever levels the author used, so that the outline
 * of the page they end up in stays whole (WCAG 1.3.1).
 */
export function headingLevels({ top }: { top: number }): (tree: Node) => void {
  return (tree) => {
    // The author's levels that are open above the current heading, outermost first.
    const open: number[] = [];
    for (const heading of headings(tree)) {
      const level = Number(heading.tagName?.slice(1));
      while (open.length > 0 && (open.at(-1) ?? 0) >= level) open.pop();
      heading.tagName = `h${Math.min(top + open.length, DEEPEST)}`;
      open.push(level);
    }
  };
}
