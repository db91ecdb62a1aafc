import { z } from "zod";

/**
 * Pieces for a tolerant reading of a document: what is missing or of the wrong type becomes empty instead of an error,
 * so that a screen can show what is there.
 */
export const text = z
  .union([z.string(), z.number(), z.boolean()])
  .transform((value) => String(value))
  .catch("")
  .default("");
export const optionalText = z.string().min(1).nullable().catch(null).default(null);
export const flag = z.boolean().catch(false).default(false);
export const optionalNumber = z.number().nullable().catch(null).default(null);
export const scalar = z.union([z.string(), z.number(), z.boolean()]).nullable().catch(null).default(null);

/** A list; entries that cannot be read at all are left out. */
export function listOf<T extends z.ZodType>(item: T) {
  return z
    .array(z.unknown())
    .catch([])
    .default([])
    .transform((values) =>
      values.flatMap((value): z.output<T>[] => {
        const read = item.safeParse(value);
        return read.success ? [read.data] : [];
      }),
    );
}

export const texts = listOf(z.union([z.string(), z.number(), z.boolean()]).transform((value) => String(value)));

/** `description` of ODCS and ODPS. */
export const description = z
  .object({ purpose: text, usage: text, limitations: text })
  .catch({ purpose: "", usage: "", limitations: "" })
  .prefault({});

export const authoritativeDefinition = z.object({ type: text, url: text, description: text });
export const customProperty = z.object({ property: text, value: z.unknown() });
export const supportChannel = z.object({
  channel: text,
  url: text,
  description: text,
  tool: optionalText,
  scope: optionalText,
});

const member = z.object({ username: text, name: text, role: text, description: text });

/** `team`: an object since ODCS v3.1.0 and ODPS v1.0.0, a list of members before. */
export const team = z
  .union([
    z.object({ name: text, description: text, members: listOf(member) }),
    listOf(member).transform((members) => ({ name: "", description: "", members })),
  ])
  .catch({ name: "", description: "", members: [] })
  .prefault({});

/** The value of a custom property, or undefined. */
export function customValue(properties: readonly { property: string; value: unknown }[], name: string): unknown {
  return properties.find((p) => p.property === name)?.value;
}
