import { z } from "zod";

/** What was typed into the search box; longer ones than the box takes are not kept. */
export const missSchema = z.object({ q: z.string().max(200) });

export const dismissSchema = z.object({ question: z.string().min(1).max(200) });
