import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

type Oklch = { l: number; c: number; h: number };
type Side = "light" | "dark";

const css = readFileSync(new URL("../../app/tokens.css", import.meta.url), "utf8");

function parseOklch(text: string): Oklch {
  const [l = Number.NaN, c = Number.NaN, h = Number.NaN] = (/oklch\(([^)/]+)/.exec(text)?.[1] ?? "")
    .split(/\s+/)
    .map(Number);
  return { l, c, h };
}

/** A token's two sides, as written: `--name: light-dark(a, b)` or one colour for both. */
function readToken(name: string): Record<Side, Oklch> {
  const value = new RegExp(`--${name}: (.+);`).exec(css)?.[1];
  if (value === undefined) throw new Error(`No token --${name}`);
  const colours = value.match(/oklch\([^)]+\)/g) ?? [];
  return { light: parseOklch(colours[0] ?? ""), dark: parseOklch(colours[1] ?? colours[0] ?? "") };
}

/** Relative luminance (WCAG 2.2) of an OKLCH colour, through linear sRGB (CSS Color 4, section 18). */
function luminance({ l, c, h }: Oklch): number {
  const a = c * Math.cos((h * Math.PI) / 180);
  const b = c * Math.sin((h * Math.PI) / 180);
  const long = (l + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const medium = (l - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const short = (l - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const clip = (value: number) => Math.min(1, Math.max(0, value));
  const red = clip(4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short);
  const green = clip(-1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short);
  const blue = clip(-0.0041960863 * long - 0.7034186147 * medium + 1.707614701 * short);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(front: string, back: string, side: Side): number {
  const values = [luminance(readToken(front)[side]), luminance(readToken(back)[side])].sort((a, b) => b - a);
  return ((values[0] ?? 0) + 0.05) / ((values[1] ?? 0) + 0.05);
}

const SURFACES = ["canvas", "sunken", "raised", "hover", "selected"];

const TEXT: ReadonlyArray<[string, string]> = [
  ...["ink", "muted", "faint", "accent-ink", "success-ink", "warning-ink", "danger-ink"].flatMap((front) =>
    SURFACES.map((back): [string, string] => [front, back]),
  ),
  ...["accent", "success", "warning", "danger"].flatMap((tone): Array<[string, string]> => {
    return ["ink", "muted", `${tone}-ink`].map((front) => [front, `${tone}-tint`]);
  }),
  ["on-accent", "accent"],
  ["on-accent", "accent-hover"],
  ["on-accent", "danger"],
  ["on-accent", "danger-hover"],
  ["canvas", "ink"],
];

const OUTLINES: ReadonlyArray<[string, string]> = [
  ["control", "canvas"],
  ["control", "raised"],
  ["focus", "canvas"],
  ["focus", "sunken"],
  ["focus", "raised"],
  ["focus", "selected"],
  ["accent", "canvas"],
];

describe.each<Side>(["light", "dark"])("colours of the %s theme", (side) => {
  it.each(TEXT)("%s can be read on %s (4.5:1)", (front, back) => {
    expect(contrast(front, back, side)).toBeGreaterThanOrEqual(4.5);
  });

  it.each(OUTLINES)("%s can be seen on %s (3:1)", (front, back) => {
    expect(contrast(front, back, side)).toBeGreaterThanOrEqual(3);
  });
});
