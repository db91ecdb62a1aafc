import type { Deprecation } from "@/lib/features/moves/queries/deprecation";

const under = (collection: string, id: string) => `/api/v1/${collection}/${encodeURIComponent(id)}`;

/** Where a product's successor is read. */
export const productAddress = ({ ref }: { ref: string }) => under("data-products", ref);

/** Where the contract version behind the port that replaces another is read. */
export const versionAddress = ({ ref, version }: { ref: string; version: string }) =>
  `${under("data-contracts", ref)}/versions/${encodeURIComponent(version)}`;

/**
 * Says in headers that what is served is deprecated: `Deprecation` since when (RFC 9745, a structured date), `Sunset` from
 * when on it can end (RFC 8594, an HTTP date), and `Link` to what replaces it (`successor-version`, RFC 5829).
 */
export function withDeprecation<S>(
  response: Response,
  deprecation: Deprecation<S> | null,
  address: (successor: S) => string,
): Response {
  if (deprecation === null) return response;
  const { since, endsAt, successor } = deprecation;
  response.headers.set("deprecation", `@${Math.floor(since.getTime() / 1000)}`);
  if (endsAt) response.headers.set("sunset", endsAt.toUTCString());
  if (successor) response.headers.append("link", `<${address(successor)}>; rel="successor-version"`);
  return response;
}

/** What the reference says of operations that serve something which may be deprecated. */
export const deprecationNote =
  'Where it is deprecated, the answer says so in the headers `Deprecation` (RFC 9745), `Sunset` (RFC 8594) and `Link` with `rel="successor-version"`.';
