/** The way from the root of a document to a value: field names and list positions. */
export type FieldPath = readonly (string | number)[];

const simpleName = /^[A-Za-z_$][\w$-]*$/;

/** Dots and [n], as people write it: `outputPorts[0].contractId`. The root is the empty string. */
export function formatPath(path: FieldPath): string {
  let text = "";
  for (const step of path) {
    if (typeof step === "number") text += `[${step}]`;
    else if (simpleName.test(step)) text += text === "" ? step : `.${step}`;
    else text += `[${JSON.stringify(step)}]`;
  }
  return text;
}

/** Reads what `formatPath` wrote; text that it could not have written is a field of that name. */
export function parsePath(text: string): FieldPath {
  const path: (string | number)[] = [];
  const step = /\.?([A-Za-z_$][\w$-]*)|\[(\d+)\]|\[("(?:[^"\\]|\\.)*")\]/y;
  while (step.lastIndex < text.length) {
    const match = step.exec(text);
    if (!match) return [text];
    const [, name, index, quoted] = match;
    if (index !== undefined) path.push(Number(index));
    else path.push(name ?? String(JSON.parse(quoted ?? '""')));
  }
  return path;
}

/** Reads a JSON pointer (RFC 6901), as the schema validator reports it, against the value it points into. */
export function fromPointer(pointer: string, root: unknown): FieldPath {
  const path: (string | number)[] = [];
  let here = root;
  for (const raw of pointer.split("/").slice(1)) {
    const name = raw.replaceAll("~1", "/").replaceAll("~0", "~");
    if (Array.isArray(here)) {
      path.push(Number(name));
      here = here[Number(name)];
    } else {
      path.push(name);
      here = typeof here === "object" && here !== null ? Reflect.get(here, name) : undefined;
    }
  }
  return path;
}
