import {
  Alias,
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  type Scalar,
  type YAMLMap,
} from "yaml";
import type { FieldPath } from "./field-path";
import { limits } from "./limits";
import { hasLoneSurrogate } from "./text-check";

export type PlainReading = {
  value: unknown;
  problems: { path: FieldPath; message: string; offset: number; severity?: "warning" }[];
};

/** Ends the conversion: what follows would only repeat the problem, or cost too much. */
class Stop extends Error {}

/** Names that would reach into JavaScript objects instead of the document. */
const forbiddenNames = new Set(["__proto__", "constructor", "prototype"]);

const mostRemarks = 20;

/** True for a whole number that a double only comes near to (IEEE 754: above 2^53 not every one has a place). */
function isInexact(value: number, source: string | undefined): boolean {
  if (!Number.isInteger(value) || Number.isSafeInteger(value)) return false;
  const digits = /^([-+]?)(\d+|0o[0-7]+|0x[\da-f]+)$/i.exec(source ?? "");
  // A million digits would be slow to compare, and are surely not kept.
  if (!digits?.[2]) return false;
  if (digits[2].length > 400) return true;
  const written = BigInt(/^0\d/.test(digits[2]) ? digits[2].replace(/^0+/, "") : digits[2]);
  return BigInt(Math.abs(value)) !== written;
}

class Converter {
  readonly problems: PlainReading["problems"] = [];
  private nodes = 0;
  private aliases = 0;
  private remarks = 0;
  private readonly open = new Set<Node>();

  constructor(private readonly document: Document) {}

  private refuse(path: FieldPath, node: { range?: readonly number[] | null | undefined }, message: string): void {
    this.problems.push({ path, message, offset: node.range?.[0] ?? 0 });
    if (this.problems.length >= limits.problems) throw new Stop();
  }

  /** Says once of each of the first few numbers that JSON, whose numbers are doubles, cannot keep every digit of it. */
  private remarkInexact(value: number, node: Scalar, path: FieldPath): void {
    if (!isInexact(value, node.source) || this.remarks >= mostRemarks) return;
    this.remarks += 1;
    const message = `The number ${node.source?.slice(0, 40)} has more digits than JSON keeps: it is read as ${BigInt(value)}. Put it in quotes to keep every digit.`;
    this.problems.push({ path, message, offset: node.range?.[0] ?? 0, severity: "warning" });
  }

  private stop(path: FieldPath, node: Node, message: string): never {
    this.refuse(path, node, message);
    throw new Stop();
  }

  private follow(node: Alias, path: FieldPath): Node | null {
    this.aliases += 1;
    if (this.aliases > limits.aliases)
      this.stop(path, node, `The document uses aliases (*) more than ${limits.aliases} times.`);
    const target = node.resolve(this.document);
    if (!target) this.refuse(path, node, `The alias *${node.source} has no anchor (&${node.source}) before it.`);
    else if (this.open.has(target)) this.stop(path, node, `The alias *${node.source} contains itself.`);
    return target ?? null;
  }

  convert(node: unknown, path: FieldPath): unknown {
    this.nodes += 1;
    if (isAlias(node)) {
      if (this.nodes > limits.nodes) this.stop(path, node, "The document holds too many values; split it.");
      return this.convert(this.follow(node, path), path);
    }
    if (!isScalar(node) && !isSeq(node) && !isMap(node)) return null;
    if (this.nodes > limits.nodes || path.length > limits.depth)
      this.stop(path, node, "The document holds too many values; split it.");
    if (isScalar(node)) {
      if (typeof node.value === "number") this.remarkInexact(node.value, node, path);
      return this.scalar(node.value, node, path);
    }
    this.open.add(node);
    const value = isSeq(node)
      ? node.items.map((item, index) => this.convert(item, [...path, index]))
      : this.mapping(node, path);
    this.open.delete(node);
    return value;
  }

  private scalar(value: unknown, node: Node, path: FieldPath): unknown {
    if (typeof value === "string") {
      if (value.includes("\u0000"))
        this.refuse(path, node, "The text contains a NUL character, which cannot be stored.");
      else if (hasLoneSurrogate(value))
        this.refuse(path, node, "The text contains half of a character (a lone surrogate), which cannot be stored.");
      return value;
    }
    if (typeof value === "number" && !Number.isFinite(value))
      this.refuse(path, node, "The number is not finite or too large to be kept exactly.");
    if (typeof value === "number" || typeof value === "boolean" || value === null || value === undefined)
      return value ?? null;
    this.refuse(path, node, "The value is not plain text, a number, true, false or null.");
    return null;
  }

  private mapping(node: YAMLMap, path: FieldPath): Record<string, unknown> {
    const entries: [string, unknown][] = [];
    const seen = new Set<string>();
    for (const pair of node.items) {
      const name = this.fieldName(pair, node, path);
      if (name === null) continue;
      const here = [...path, name];
      if (seen.has(name)) {
        this.refuse(here, isScalar(pair.key) ? pair.key : node, `The field “${name}” stands here twice; keep one.`);
        continue;
      }
      seen.add(name);
      entries.push([name, this.convert(pair.value, here)]);
    }
    return Object.fromEntries(entries);
  }

  private fieldName(pair: Pair, node: YAMLMap, path: FieldPath): string | null {
    const key = pair.key;
    if (!isScalar(key) || (typeof key.value === "object" && key.value !== null)) {
      this.refuse(path, key instanceof Alias ? key : node, "A field's name must be plain text.");
      return null;
    }
    const name = String(key.value);
    if (name === "<<")
      this.refuse(path, key, "Merge keys (<<) are not part of YAML 1.2; write the fields out where they belong.");
    else if (forbiddenNames.has(name)) this.refuse(path, key, `A field may not be called “${name}”.`);
    else if (name.includes("\u0000") || hasLoneSurrogate(name))
      this.refuse(path, key, "The field's name contains a character that cannot be stored.");
    else return name;
    return null;
  }
}

/** Turns a composed YAML document into plain JSON values. */
export function toPlain(document: Document): PlainReading {
  const converter = new Converter(document);
  let value: unknown = null;
  try {
    value = converter.convert(document.contents, []);
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
  }
  return { value, problems: converter.problems };
}
