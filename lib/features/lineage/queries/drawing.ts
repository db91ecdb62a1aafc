import ELK, { type ElkNode } from "elkjs/lib/elk.bundled.js";
import type { LineageGraph } from "@/lib/domain/lineage";

/** Size of a node's box in the drawing, in CSS pixels. */
export const NODE = { width: 188, height: 48 } as const;

const MARGIN = 8;

export type Drawn<N> = {
  width: number;
  height: number;
  nodes: { node: N; x: number; y: number }[];
  /** One line per pair of products, whatever the number of ports between them; `path` is SVG path data. */
  edges: { id: string; from: string; to: string; ports: string[]; path: string }[];
};

let elk: InstanceType<typeof ELK> | undefined;

/** Several ports between the same two products are one line. */
function merged<N extends { id: string }>(graph: LineageGraph<N>) {
  const lines = new Map<string, { id: string; from: string; to: string; ports: string[] }>();
  for (const { from, to, port } of graph.edges) {
    const id = `${from}>${to}`;
    const line = lines.get(id) ?? { id, from, to, ports: [] };
    if (!line.ports.includes(port)) line.ports.push(port);
    lines.set(id, line);
  }
  return [...lines.values()];
}

type Point = { x: number; y: number };

/** Right-angled lines with corners of 6 px. */
function rounded(points: readonly Point[]): string {
  const [start, ...rest] = points;
  if (!start) return "";
  const parts = [`M${start.x} ${start.y}`];
  rest.forEach((point, i) => {
    const next = rest[i + 1];
    const before = i === 0 ? start : rest[i - 1];
    if (!next || !before) {
      parts.push(`L${point.x} ${point.y}`);
      return;
    }
    const toward = (other: Point): Point => {
      const length = Math.hypot(other.x - point.x, other.y - point.y) || 1;
      const reach = Math.min(6, length / 2) / length;
      return { x: point.x + (other.x - point.x) * reach, y: point.y + (other.y - point.y) * reach };
    };
    const enter = toward(before);
    const leave = toward(next);
    parts.push(`L${enter.x} ${enter.y}Q${point.x} ${point.y} ${leave.x} ${leave.y}`);
  });
  return parts.join("");
}

/** Places a graph in layers from left (sources) to right (consumers), on the server. Cycles are drawn as well. */
export async function drawLineage<N extends { id: string }>(graph: LineageGraph<N>): Promise<Drawn<N>> {
  const lines = merged(graph);
  elk ??= new ELK();
  const input: ElkNode = {
    id: "root",
    layoutOptions: {
      "elk.algorithm": "layered",
      "elk.direction": "RIGHT",
      "elk.edgeRouting": "ORTHOGONAL",
      "elk.layered.spacing.nodeNodeBetweenLayers": "28",
      "elk.spacing.nodeNode": "16",
      "elk.layered.spacing.edgeNodeBetweenLayers": "12",
      "elk.padding": `[top=${MARGIN},left=${MARGIN},bottom=${MARGIN},right=${MARGIN}]`,
    },
    children: graph.nodes.map(({ id }) => ({ id, ...NODE })),
    edges: lines.map(({ id, from, to }) => ({ id, sources: [from], targets: [to] })),
  };
  const placed = await elk.layout(input);
  const places = new Map((placed.children ?? []).map((child) => [child.id, { x: child.x ?? 0, y: child.y ?? 0 }]));
  const routes = new Map(
    (placed.edges ?? []).map((edge) => [
      edge.id,
      (edge.sections ?? []).flatMap((section) => [section.startPoint, ...(section.bendPoints ?? []), section.endPoint]),
    ]),
  );
  return {
    width: Math.ceil(placed.width ?? 0),
    height: Math.ceil(placed.height ?? 0),
    nodes: graph.nodes.map((node) => ({ node, ...(places.get(node.id) ?? { x: 0, y: 0 }) })),
    edges: lines.map((line) => ({ ...line, path: rounded(routes.get(line.id) ?? []) })),
  };
}
