import { z } from "zod";

/** One notification, or all of the actor's when no id is given. */
export const markReadSchema = z.object({ id: z.uuid().optional() });
