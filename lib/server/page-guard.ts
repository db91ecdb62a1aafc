import { forbidden, notFound } from "next/navigation";
import { cache } from "react";
import { AppError } from "@/lib/domain/errors";

/** What was refused in this request; `forbidden()` takes no words along, and its page must say why. */
const refusal = cache((): { reason: string | null } => ({ reason: null }));

/** Why the page of this request was refused, for `forbidden.tsx`. */
export function refusalReason(): string | null {
  return refusal().reason;
}

/**
 * The door of a page: runs its reads and turns the expected refusals into Next's own pages, 404 and 403 with the reason.
 * Everything else that is thrown goes on to the error page.
 */
export async function guarded<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof AppError && error.code === "not_found") notFound();
    if (error instanceof AppError && error.code === "forbidden") {
      refusal().reason = error.message;
      forbidden();
    }
    throw error;
  }
}
