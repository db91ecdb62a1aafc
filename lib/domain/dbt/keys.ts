import { findProperty, type ModelDraft } from "./draft-shape";

/**
 * Settles the primary key. A declared one counts first; else a column that strict tests found unique and never null; else
 * columns that are unique together. Two columns that are each unique are two keys, not one of two parts.
 */
export function settleKey(draft: ModelDraft): void {
  const alone = draft.properties.filter((p) => p.unique && p.required).map((p) => p.name);
  const [first] = alone;
  const [together] = draft.uniqueTogether;
  const declared = draft.declaredKey.length > 0;
  const key = declared ? draft.declaredKey : first !== undefined ? [first] : (together ?? []);
  if (!declared && alone.length > 1)
    draft.notes.push(`Each of ${alone.join(", ")} identifies a row; ${first} is taken as the primary key.`);
  key.forEach((name, index) => {
    const property = findProperty(draft.properties, name);
    if (!property) {
      draft.notes.push(`The primary key names ${name}, which is no column here.`);
      return;
    }
    property.primaryKey = true;
    property.primaryKeyPosition = index + 1;
    // A constraint rules out nulls; a test of uniqueness does not.
    if (declared) property.required = true;
    if (declared && key.length === 1) property.unique = true;
  });
}
