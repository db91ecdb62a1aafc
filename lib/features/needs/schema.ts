import { z } from "zod";

/** Shapes of what comes in. Messages are sentences for the person who typed. */

const number = z.coerce.number({ error: "Name the need by its number." }).int().min(1).max(2_147_483_647);
const slugOrNone = z
  .string()
  .trim()
  .max(300)
  .optional()
  .transform((value) => value || null);

const words = {
  title: z
    .string({ error: "Say in a few words which data you need." })
    .trim()
    .min(8, "Say in a few words which data you need: at least 8 characters.")
    .max(120, "Keep it under 120 characters; there is room for more below."),
  purpose: z
    .string({ error: "Say what you would do with the data." })
    .trim()
    .min(10, "Say in at least 10 characters what you would do with the data.")
    .max(1000, "Keep the purpose under 1,000 characters."),
  description: z
    .string()
    .trim()
    .max(2000, "Keep the description under 2,000 characters.")
    .optional()
    .transform((value) => value ?? ""),
  /** Path of the domain it may belong to. */
  domain: slugOrNone,
};

export const fileNeedSchema = z.object({
  ...words,
  /** True when needs that look the same were seen and this is another one. */
  anyway: z
    .union([z.literal("on"), z.boolean()])
    .optional()
    .transform((value) => value === "on" || value === true),
});
export type FileNeedInput = z.output<typeof fileNeedSchema>;

export const editNeedSchema = z.object({ number, revision: z.coerce.number().int(), ...words });
export type EditNeedInput = z.output<typeof editNeedSchema>;

export const needNumberSchema = z.object({ number });

export const voteSchema = z.object({
  number,
  purpose: z
    .string()
    .trim()
    .max(300, "Keep it under 300 characters.")
    .optional()
    .transform((value) => value || null),
});
export type VoteInput = z.output<typeof voteSchema>;

/** For whom a need is claimed: a domain, or one of its teams. */
export const claimNeedSchema = z.object({
  number,
  as: z.string({ error: "Choose the domain or team that claims it." }).regex(/^(domain|team):.{1,300}$/s, {
    error: "Choose the domain or team that claims it.",
  }),
});
export type ClaimNeedInput = z.output<typeof claimNeedSchema>;

export const meetNeedSchema = z.object({
  number,
  product: z
    .string({ error: "Name the data product that meets the need." })
    .trim()
    .min(1, "Name the data product that meets the need.")
    .max(200),
  /** True when it was said who cannot see the product. */
  acknowledged: z
    .union([z.literal("on"), z.boolean()])
    .optional()
    .transform((value) => value === "on" || value === true),
});
export type MeetNeedInput = z.output<typeof meetNeedSchema>;

export const closeNeedSchema = z.object({
  number,
  reason: z
    .string({ error: "Give a reason; everybody who wants the data reads it." })
    .trim()
    .min(10, "Give a reason of at least 10 characters: everybody who wants the data reads it.")
    .max(1000, "Keep the reason under 1,000 characters."),
});
export type CloseNeedInput = z.output<typeof closeNeedSchema>;

export const alikeSchema = z.object({
  text: z
    .string()
    .trim()
    .max(200)
    .catch("")
    .transform((value) => value.replace(/\p{Cc}/gu, " ")),
});

export const needViews = ["open", "mine", "domains", "done"] as const;
export type NeedView = (typeof needViews)[number];

const single = z.union([z.string(), z.array(z.string()).transform((list) => list[0] ?? "")]);

/** What the list page was asked for; what cannot be understood falls back. */
export const needFilterSchema = z.object({
  view: single.pipe(z.enum(needViews)).catch("open"),
  q: single
    .transform((value) =>
      value
        .replace(/\p{Cc}/gu, " ")
        .trim()
        .slice(0, 200),
    )
    .catch(""),
  after: single.pipe(z.string().regex(/^\d{1,9}-\d{1,10}$/)).catch(""),
});
export type NeedFilter = z.output<typeof needFilterSchema>;
