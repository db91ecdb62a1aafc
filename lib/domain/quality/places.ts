import type { ContractModel } from "@/lib/domain/contract/model";
import { propertyPaths } from "./rules";

export type Place = { object: string; property: string | null };

const plain = (name: string) => name.toLowerCase().replace(/["`[\]]/g, "");

/** How tools may call an object: by its name, by its physical name, and by the last part of that. */
function namesOf(object: { name: string; physicalName: string | null }): string[] {
  const physical = object.physicalName ?? "";
  return [object.name, physical, physical.split(".").at(-1) ?? ""].map(plain).filter((name) => name !== "");
}

/** Finds places of a contract by what tools call them. */
export class Places {
  private readonly objects = new Map<string, string>();
  private readonly properties = new Map<string, string>();
  /** `orders_customer_id` → the place, as dbt writes it into the names of its tests. */
  private readonly joined = new Map<string, Place>();

  constructor(contract: ContractModel) {
    for (const object of contract.objects) {
      for (const name of namesOf(object)) {
        if (!this.objects.has(name)) this.objects.set(name, object.name);
        this.join(name, { object: object.name, property: null });
      }
      for (const { path, property } of propertyPaths(object.properties))
        for (const name of [path, property.physicalName ?? path].map(plain)) {
          this.properties.set(`${object.name}|${name}`, path);
          for (const table of namesOf(object)) this.join(`${table}_${name}`, { object: object.name, property: path });
        }
    }
  }

  private join(text: string, place: Place): void {
    if (!this.joined.has(text)) this.joined.set(text, place);
  }

  /** The object a tool means; null when the contract has none of that name. */
  object(name: string): string | null {
    const said = plain(name);
    return this.objects.get(said) ?? this.objects.get(said.split(".").at(-1) ?? "") ?? null;
  }

  /** The property a tool means, by its dotted way. */
  property(object: string, name: string): string | null {
    return this.properties.get(`${object}|${plain(name)}`) ?? null;
  }

  /** The longest place that stands in the name of a dbt test: `not_null_orders_customer_id`. Null when there is none. */
  inTestName(name: string): Place | null {
    const words = plain(name).split("_").slice(0, 60);
    for (let length = words.length - 1; length > 0; length -= 1)
      for (let start = 0; start + length <= words.length; start += 1) {
        const found = this.joined.get(words.slice(start, start + length).join("_"));
        if (found) return found;
      }
    return null;
  }
}
