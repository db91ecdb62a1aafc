import { asList, asRecord, asText, isRecord, type JsonRecord } from "@/lib/domain/document/record";

/** A named part of a contract: an object or one of its properties. */
type Element = { name: string; id: string | null; inner: readonly Element[] };

function propertiesOf(value: JsonRecord): unknown[] {
  const items = asRecord(value.items);
  return [...asList(value.properties), ...(isRecord(value.items) ? propertiesOf(items) : [])];
}

function element(value: unknown): Element {
  const record = asRecord(value);
  const inner = propertiesOf(record).map(element);
  return { name: asText(record.name) ?? "", id: asText(record.id), inner };
}

/** Whether a reference names something of this contract. */
export type Resolution = "found" | "unknown object" | "unknown property" | "elsewhere";

/** `https://…/other.yaml#/schema/a/properties/b`: another contract's. */
const isElsewhere = (reference: string) => reference.includes("#") || reference.includes("://");

const named = (among: readonly Element[], word: string) => among.find((e) => e.name === word || e.id === word);

/** The objects and properties of a contract, by the names and ids that references use. */
export class Elements {
  private readonly objects: readonly Element[];

  constructor(document: JsonRecord) {
    this.objects = asList(document.schema).map(element);
  }

  /** A property whose object is not said: any object may have it. */
  hasProperty(name: string): boolean {
    return this.objects.some((object) => named(object.inner, name) !== undefined);
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

  /** An object's own name may hold dots. */
  private split(reference: string): string[] {
    const object = this.objects.find(
      (o) => o.name !== "" && (reference === o.name || reference.startsWith(`${o.name}.`)),
    );
    const first = object?.name ?? reference.split(".")[0] ?? "";
    const rest = reference.slice(first.length + 1);
    return rest === "" ? [first] : [first, ...rest.split(".").map((step) => step.replace(/\[\d*\]$/, ""))];
  }

  private walk([first = "", ...rest]: readonly string[]): Resolution {
    const object = named(this.objects, first);
    if (!object) return "unknown object";
    let here: Element | undefined = object;
    for (const step of rest) here = here && named(here.inner, step);
    return here ? "found" : "unknown property";
  }
}
