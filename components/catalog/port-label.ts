type Named = { name: string; major: number };

/** A port's name, with its major version where two ports of one name stand side by side. */
export function portLabel(port: Named, ports: readonly Named[]): string {
  const isShared = ports.filter((other) => other.name === port.name).length > 1;
  return isShared ? `${port.name} ${port.major}` : port.name;
}
