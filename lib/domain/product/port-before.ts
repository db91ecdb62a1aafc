type Port = { name: string; major: number; contractRef: string };

/**
 * The published port that a port of a document replaces under another contract: the highest lower major of the same name. Null
 * when the port is there already, when there is no older one, or when the older one has the same contract, whose own versions
 * then follow one another.
 *
 * @param ports the open ports of the product as it is published
 */
export function portBefore<P extends Port>({ name, major, contractRef }: Port, ports: readonly P[]): P | null {
  const named = ports.filter((port) => port.name === name);
  if (named.some((port) => port.major === major)) return null;
  const older = named.filter((port) => port.major < major).sort((a, b) => b.major - a.major)[0];
  return older === undefined || older.contractRef === contractRef ? null : older;
}
