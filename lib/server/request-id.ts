/** The header that carries the id of a request, in and out. */
export const requestIdHeader = "x-request-id";

/**
 * The id under which one request is found in logs, errors and the audit log. A proxy's id is kept when it is plain
 * (8 to 64 letters, digits, dots, dashes or underscores), so that nobody writes a log line of their own through it.
 */
export function requestIdFrom(header: string | null | undefined): string {
  return header && /^[A-Za-z0-9._-]{8,64}$/.test(header) ? header : crypto.randomUUID();
}
