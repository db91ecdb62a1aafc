import { stringify } from "yaml";
import type { Actor } from "@/lib/domain/actor";
import { AppError } from "@/lib/domain/errors";
import { contractOf, errorsAmong } from "./bundle";

/** A contract of any version in ODCS v3.1.0, as YAML. Comments do not come along. Throws `invalid` when it cannot be read. */
export async function convertContract(actor: Actor, source: string): Promise<string> {
  const { upgraded, problems } = await contractOf(actor, source);
  if (upgraded === null) {
    const [first] = errorsAmong(problems);
    throw new AppError("invalid", `The contract cannot be read: ${first?.message ?? "it is no mapping of fields."}`, {
      problems,
    });
  }
  return stringify(upgraded, { lineWidth: 0, aliasDuplicateObjects: false });
}
