import { z } from "zod";
import { type ContractDiff, changeClasses } from "@/lib/domain/contract/diff/model";

const changeResource = z
  .object({
    id: z.string().meta({ description: "Unique in this comparison; also the fragment on the page that shows it." }),
    rule: z.string().meta({ description: "The rule that classed it.", example: "property.removed" }),
    class: z.enum(changeClasses).meta({ description: "How it is classed, from the consumer's side." }),
    object: z.string().nullable().meta({ description: "The table or view, by the name consumers know." }),
    property: z.string().nullable().meta({ description: "The column, dotted when it is inside another." }),
    field: z.string().meta({ description: "What changed, in words of the standard." }),
    before: z.unknown().optional().meta({ description: "The value before; absent where there was none." }),
    after: z.unknown().optional().meta({ description: "The value after; absent where there is none any more." }),
    message: z.string().meta({ description: "The change as a sentence." }),
    reason: z.string().meta({ description: "Why it is classed so." }),
  })
  .meta({ id: "ContractChange" });

/** The fields of a comparison of two contracts. */
export const diffFields = {
  verdict: z.enum([...changeClasses, "none"]).meta({ description: "The worst class of all changes." }),
  bump: z.enum(["major", "minor", "patch", "none"]).meta({ description: "The part of the version that must rise." }),
  changes: z.array(changeResource).meta({ description: "Every change, worst first." }),
};

/** A comparison as it is answered: without the paths, which point into forms the caller does not have. */
export function diffResource({ verdict, bump, changes }: ContractDiff) {
  return { verdict, bump, changes: changes.map(({ beforePath: _, afterPath: __, ...change }) => change) };
}
