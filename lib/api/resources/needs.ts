import { z } from "zod";
import { needStatuses } from "@/lib/domain/search/need";

/** A row of the list or a need read alone. */
export type ShownNeed = {
  number: number;
  title: string;
  description: string;
  purpose: string;
  status: (typeof needStatuses)[number];
  votes: number;
  authorName: string;
  createdAt: Date;
  closedAt: Date | null;
  domain: { path: string } | null;
  claimedDomain: { path: string } | null;
  claimedTeam: { slug: string } | null;
};

export const needResource = z
  .object({
    number: z.int().meta({ example: 12 }),
    title: z.string().meta({ example: "Visitors per building and hour" }),
    description: z.string(),
    purpose: z.string(),
    status: z.enum(needStatuses),
    votes: z.int().meta({ description: "How many people want it, the person who asked included." }),
    voted: z.boolean().meta({ description: "You are one of them." }),
    author: z.string(),
    domain: z.string().nullable().meta({ description: "Path of the domain it may belong to, as the author thinks." }),
    claimedBy: z
      .object({ domain: z.string(), team: z.string().nullable() })
      .nullable()
      .meta({ description: "Path of the domain that sees to it, and the slug of its team where one claimed it." }),
    createdAt: z.iso.datetime(),
    closedAt: z.iso.datetime().nullable(),
  })
  .meta({ id: "Need", description: "Data that somebody asked for because it is not in the marketplace." });

export const needDetailResource = needResource
  .extend({
    dataProduct: z.string().nullable().meta({ description: "Id of the product that met it, where you may see it." }),
    history: z.array(
      z.object({ event: z.string(), at: z.iso.datetime(), by: z.string(), note: z.string().nullable() }),
    ),
  })
  .meta({ id: "NeedDetail" });

export function needView(need: ShownNeed, voted: boolean): z.input<typeof needResource> {
  const { number, title, description, purpose, status, votes } = need;
  return {
    number,
    title,
    description,
    purpose,
    status,
    votes,
    voted,
    author: need.authorName,
    domain: need.domain?.path ?? null,
    claimedBy: need.claimedDomain ? { domain: need.claimedDomain.path, team: need.claimedTeam?.slug ?? null } : null,
    createdAt: need.createdAt.toISOString(),
    closedAt: need.closedAt?.toISOString() ?? null,
  };
}
