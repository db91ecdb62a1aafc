import { z } from "zod";
import { AppError } from "@/lib/domain/errors";

export const defaultLimit = 20;
export const maxLimit = 100;

/** The two query parameters of every list. */
export const pagingQuery = {
  limit: z.coerce
    .number({ message: "Write a whole number from 1 to 100." })
    .int("Write a whole number from 1 to 100.")
    .min(1, "Write a whole number from 1 to 100.")
    .max(maxLimit, "Write a whole number from 1 to 100.")
    .default(defaultLimit)
    .meta({ description: "How many items one page holds, 1 to 100." }),
  cursor: z
    .string()
    .min(1)
    .max(500)
    .optional()
    .meta({ description: "Where to go on: `nextCursor` of the page before. Opaque; do not build it yourself." }),
};

/** Packs the position after the last item of a page. */
export function encodeCursor(position: unknown): string {
  return Buffer.from(JSON.stringify(position)).toString("base64url");
}

/** Unpacks a cursor; 422 for one that this list did not make. */
export function decodeCursor<S extends z.ZodType>(schema: S, cursor: string | undefined): z.output<S> | null {
  if (cursor === undefined) return null;
  try {
    return schema.parse(JSON.parse(Buffer.from(cursor, "base64url").toString("utf8")));
  } catch {
    const message = "This cursor does not belong to this list. Start again without it.";
    throw new AppError("invalid", message, { field: "cursor" });
  }
}

/** One page as JSON, with the address of the next one in the Link header (RFC 8288). */
export function pageResponse<P extends { items: readonly unknown[]; nextCursor: string | null }>(
  request: Request,
  page: P,
): Response {
  const headers = new Headers({ "content-type": "application/json", "cache-control": "private, no-cache" });
  if (page.nextCursor !== null) {
    const next = new URL(request.url);
    next.searchParams.set("cursor", page.nextCursor);
    headers.set("link", `<${next.pathname}${next.search}>; rel="next"`);
  }
  return new Response(JSON.stringify(page), { headers });
}

/** The shape of a page of `item`. */
export function pageOf<S extends z.ZodType>(item: S) {
  return z.object({
    items: z.array(item),
    nextCursor: z.string().nullable().meta({ description: "Pass as `cursor` for the next page; null on the last." }),
  });
}
