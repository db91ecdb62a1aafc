type Schema = { [keyword: string]: unknown };

function isSchema(value: unknown): value is Schema {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function resolve(ref: string, root: Schema): unknown {
  let here: unknown = root;
  for (const step of ref.replace(/^#\/?/, "").split("/")) {
    if (!isSchema(here)) return undefined;
    here = here[step];
  }
  return here;
}

/**
 * Every field name a JSON Schema knows for an object: its own and those of `$ref`, `allOf`, `anyOf`, `oneOf`, `if`,
 * `then`. Used for “did you mean”, and to tell a really unknown field from one that only stands beside an error.
 */
export function knownFields(schema: unknown, root: unknown): string[] {
  const names = new Set<string>();
  const seen = new Set<unknown>();
  const visit = (part: unknown): void => {
    if (!isSchema(part) || !isSchema(root) || seen.has(part)) return;
    seen.add(part);
    if (isSchema(part.properties)) for (const name of Object.keys(part.properties)) names.add(name);
    if (typeof part.$ref === "string") visit(resolve(part.$ref, root));
    for (const keyword of ["allOf", "anyOf", "oneOf"]) {
      const list = part[keyword];
      if (Array.isArray(list)) for (const item of list) visit(item);
    }
    for (const keyword of ["if", "then", "else"]) visit(part[keyword]);
  };
  visit(schema);
  return [...names];
}
