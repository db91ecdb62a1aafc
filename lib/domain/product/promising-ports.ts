import { pathAt, siblingsAt } from "@/lib/domain/document/yaml-cursor";

export type PromisingPort = { index: number; name: string; version: string };

/**
 * The output ports of a product that name a contract, read by the lines of its text: a product that is being written has
 * ports too. Null where the text names the contract in a way that its lines do not tell, as JSON does.
 */
export function promisingPorts(productSource: string, contractId: string): PromisingPort[] | null {
  if (contractId === "") return [];
  const ports: PromisingPort[] = [];
  const line = /^[ \t]*(?:-[ \t]+)?contractId[ \t]*:[ \t]*(["']?)(.*?)\1[ \t]*(?:#.*)?$/gm;
  for (const match of productSource.replaceAll("\r\n", "\n").matchAll(line)) {
    if (match[2] !== contractId) continue;
    const at = match.index + match[0].indexOf("contractId");
    const text = match.input;
    const [list, index] = pathAt(text, at);
    if (list !== "outputPorts" || typeof index !== "number") continue;
    const beside = siblingsAt(text, at);
    ports.push({ index, name: beside.get("name") ?? "", version: beside.get("version") ?? "" });
  }
  return ports.length === 0 && productSource.trimStart().startsWith("{") ? null : ports;
}
