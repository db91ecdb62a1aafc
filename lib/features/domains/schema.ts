import { z } from "zod";

const id = z.uuid("This is not an id of Mercat.");
const name = z.string("Give a name.").trim().min(1, "Give a name.").max(120, "A name has at most 120 characters.");
const description = z.string().trim().max(2_000, "A description has at most 2,000 characters.").default("");

export const createDomainForm = z.object({
  /** Empty: at the top of the tree. */
  parentId: z.union([z.literal("").transform(() => null), id]).default(null),
  name,
  slug: z
    .string("Give a short name.")
    .trim()
    .max(60, "A short name has at most 60 characters.")
    .regex(
      /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/,
      "A short name begins with a letter and has lower-case letters, digits and single dashes.",
    ),
  description,
});

export const updateDomainForm = z.object({ domainId: id, name, description });

export type CreateDomain = z.output<typeof createDomainForm>;
export type UpdateDomain = z.output<typeof updateDomainForm>;
