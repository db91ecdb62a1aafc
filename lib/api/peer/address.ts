import { unstorableStrings } from "@/lib/domain/parse-fields";
import { HttpRefusal } from "../problem";

/** What a path of this API is about. Ids hold `:` and `/`; they come raw or percent-encoded, and mean the same. */
export type PeerAddress = { collection: string; id: string | null; yaml: boolean };

/** `/api/datacontracts/urn:shop%2Forders/datacontract.yaml` → its parts. Throws 400 for broken percent-encoding. */
export function peerAddress(pathname: string): PeerAddress {
  const [, , collection = "", ...rest] = pathname.split("/");
  let path: string;
  try {
    path = decodeURIComponent(rest.join("/")).replace(/\/+$/, "");
  } catch {
    throw new HttpRefusal("malformed", "The address is not valid: its path must be percent-encoded UTF-8.");
  }
  if (unstorableStrings(path).length > 0)
    throw new HttpRefusal("malformed", "The address is not valid: it contains a NUL or a broken Unicode character.");
  const yaml = /^(.+)\/datacontract\.yaml$/.exec(path)?.[1];
  if (collection === "datacontracts" && yaml !== undefined) return { collection, id: yaml, yaml: true };
  return { collection, id: path === "" ? null : path, yaml: false };
}
