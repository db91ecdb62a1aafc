/**
 * The address of the client: what the nearest proxy wrote last into `X-Forwarded-For`. Entries further left come from the
 * client and may be invented.
 */
export function clientAddress(forwardedFor: string | null | undefined): string {
  return forwardedFor?.split(",").at(-1)?.trim().slice(0, 64) || "unknown";
}
