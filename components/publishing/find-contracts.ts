import { idleState } from "@/lib/action-state";
import type { Option } from "@/lib/domain/document/form/spec";
import { suggestContracts } from "@/lib/features/publishing/actions";

/** What was asked already, so that going back a letter asks nobody. */
const known = new Map<string, Promise<readonly Option[]>>();

async function ask(typed: string): Promise<readonly Option[]> {
  const form = new FormData();
  form.set("q", typed);
  const state = await suggestContracts(idleState, form);
  const list: unknown = JSON.parse(state.values?.contracts ?? "[]");
  if (!state.ok) throw new Error(state.message);
  return (Array.isArray(list) ? list : []).map((one) => ({ value: String(one.value), label: String(one.label) }));
}

/** Published contracts the reader may see whose id or name holds what is typed. Rejects when the server cannot be reached. */
export function findContracts(typed: string): Promise<readonly Option[]> {
  const key = typed.trim().toLowerCase();
  const found = known.get(key) ?? ask(key);
  known.set(key, found);
  found.catch(() => known.delete(key));
  return found;
}
