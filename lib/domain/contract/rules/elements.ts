import { asList, asRecord, asText, isRecord, type JsonRecord } from "@/lib/domain/document/record";

/** A named part of a contract, an object or one of its properties, by the names and ids of what is inside it. */
type Element = { inner: ReadonlyMap<string, Element> };

function propertiesOf(value: JsonRecord): unknown[] {
  const items = asRecord(value.items);
  return [...asList(value.properties), ...(isRecord(value.items) ? propertiesOf(items) : [])];
}

function byName(values: readonly unknown[]): Map<string, Element> {
  const found = new Map<string, Element>();
  for (const value of values) {
    const record = asRecord(value);
    const element = { inner: byName(propertiesOf(record)) };
    for (const word of [asText(record.id), asText(record.name)]) if (word !== null) found.set(word, element);
  }
  return found;
}

/** Whether a reference names something of this contract. */
type Resolution = "found" | "unknown object" | "unknown property" | "elsewhere";

/** `https://…/other.yaml#/schema/a/properties/b`: another contract's. */
const isElsewhere = (reference: string) => reference.includes("#") || reference.includes("://");

/** The objects and properties of a contract, by the names and ids that references use. */
export class Elements {
  private readonly objects: ReadonlyMap<string, Element>;
  private readonly properties: ReadonlySet<string>;

  constructor(document: JsonRecord) {
    this.objects = byName(asList(document.schema));
    this.properties = new Set([...this.objects.values()].flatMap((object) => [...object.inner.keys()]));
  }

  /** A property whose object is not said: any object may have it. */
  hasProperty(name: string): boolean {
    return this.properties.has(name);
  }

  /** Looks up `object.property` (ODCS v3.1.0, shorthand) or `schema/x/properties/y` (fully qualified), at any depth. */
  resolve(reference: string): Resolution {
    if (isElsewhere(reference)) return "elsewhere";
    if (reference.includes("/")) {
      const steps = reference.replace(/^\//, "").split("/");
      return steps[0] === "schema" ? this.walk(steps.filter((_, index) => index % 2 === 1)) : "elsewhere";
    }
    return this.walk(this.split(reference));
  }

  /** An object's own name may hold dots; the longest that is one counts. */
  private split(reference: string): string[] {
    for (let end = reference.length; end > 0; end = reference.lastIndexOf(".", end - 1)) {
      const name = reference.slice(0, end);
      if (!this.objects.has(name)) continue;
      const rest = reference.slice(end + 1);
      return rest === "" ? [name] : [name, ...rest.split(".").map((step) => step.replace(/\[\d*\]$/, ""))];
    }
    return [reference];
  }

  private walk([first = "", ...rest]: readonly string[]): Resolution {
    const object = this.objects.get(first);
    if (!object) return "unknown object";
    let here: Element | undefined = object;
    for (const step of rest) here = here?.inner.get(step);
    return here ? "found" : "unknown property";
  }
}
