/** Lines that a fragment names: `#L12` or `#L12-L20`, either end first. Null for any other fragment. */
export function readLineRange(fragment: string): { from: number; to: number } | null {
  const [, first, second] = /^#?L(\d{1,7})(?:-L?(\d{1,7}))?$/.exec(fragment) ?? [];
  if (first === undefined) return null;
  const ends = [Number(first), Number(second ?? first)].sort((a, b) => a - b);
  const [from = 0, to = 0] = ends;
  return from === 0 ? null : { from, to };
}

/** The fragment of a range: `#L12` for one line. */
export function lineFragment(a: number, b: number): string {
  const [from, to] = a <= b ? [a, b] : [b, a];
  return from === to ? `#L${from}` : `#L${from}-L${to}`;
}
