/** What decides how a port stands after its product was published. */
export type PortFacts = {
  name: string;
  major: number;
  /** The product's document lists it. */
  listed: boolean;
  /** The document itself says `deprecated: true` of it (ODPS v1.1, RFC-0028). */
  flagged: boolean;
  /** Somebody has access to it. */
  inUse: boolean;
  /** It was retired before. */
  retired: boolean;
};

export type PortStanding<P> = { state: "open" } | { state: "deprecated"; successor: P | null } | { state: "retired" };

/** The highest newer major of the same name that the document offers. */
function successorOf<P extends PortFacts>(port: P, ports: readonly P[]): P | null {
  const newer = ports.filter((p) => p.name === port.name && p.major > port.major && p.listed && !p.flagged);
  return newer.reduce<P | null>((best, p) => (best === null || p.major > best.major ? p : best), null);
}

/**
 * How a port stands among all ports of its product (docs/adr/0015). A port in use never vanishes because a document stops
 * listing it, and one that was retired in favour of a newer major does not come back because a document still lists it.
 */
export function standingOf<P extends PortFacts>(port: P, ports: readonly P[]): PortStanding<P> {
  const successor = successorOf(port, ports);
  if (port.retired && (!port.listed || successor !== null)) return { state: "retired" };
  if (!port.listed && !port.inUse) return { state: "retired" };
  if (successor !== null || !port.listed || port.flagged) return { state: "deprecated", successor };
  return { state: "open" };
}
