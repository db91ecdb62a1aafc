/** A product reads from another through one of its output ports. */
export type LineageEdge = { from: string; to: string; port: string };
export type LineageGraph<N extends { id: string }> = { nodes: readonly N[]; edges: readonly LineageEdge[] };

/** Everything reachable from `start` along `next`; `start` itself is not part of it. Cycles end. */
function reach(start: string, next: ReadonlyMap<string, readonly string[]>): Set<string> {
  const seen = new Set<string>();
  const queue = [start];
  for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
    for (const neighbour of next.get(id) ?? []) {
      if (neighbour === start || seen.has(neighbour)) continue;
      seen.add(neighbour);
      queue.push(neighbour);
    }
  }
  return seen;
}

function index(edges: readonly LineageEdge[], key: "from" | "to", value: "from" | "to"): Map<string, string[]> {
  const map = new Map<string, string[]>();
  for (const edge of edges) map.set(edge[key], [...(map.get(edge[key]) ?? []), edge[value]]);
  return map;
}

/** The part of the graph that feeds the product or is fed by it, at any distance. */
export function around<N extends { id: string }>(graph: LineageGraph<N>, id: string): LineageGraph<N> {
  const upstream = reach(id, index(graph.edges, "to", "from"));
  const downstream = reach(id, index(graph.edges, "from", "to"));
  const kept = new Set([id, ...upstream, ...downstream]);
  return {
    nodes: graph.nodes.filter((node) => kept.has(node.id)),
    edges: graph.edges.filter((edge) => {
      const above = (node: string) => node === id || upstream.has(node);
      const below = (node: string) => node === id || downstream.has(node);
      return (above(edge.from) && above(edge.to)) || (below(edge.from) && below(edge.to));
    }),
  };
}

/** Drops what hangs on nodes that are not there: what may not be seen leaves no trace, not even a line to nowhere. */
export function withoutLooseEnds<N extends { id: string }>(graph: LineageGraph<N>): LineageGraph<N> {
  const known = new Set(graph.nodes.map((node) => node.id));
  return { nodes: graph.nodes, edges: graph.edges.filter((edge) => known.has(edge.from) && known.has(edge.to)) };
}
