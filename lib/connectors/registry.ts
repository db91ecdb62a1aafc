import { ConnectorError, type ConnectorFor } from "./port";
import { postgresConnector } from "./postgres/connector";

/** The environment variable of the worker that holds a connection's provisioner URL. */
export function connectionVariable(slug: string): string {
  return `MERCAT_CONNECTION_${slug.toUpperCase().replaceAll("-", "_")}_URL`;
}

/** Connectors for the connections whose provisioner URLs stand in the given environment. */
export function connectorsFrom(environment: Readonly<Record<string, string | undefined>>): ConnectorFor {
  return (slug, kind) => {
    const variable = connectionVariable(slug);
    const url = environment[variable];
    if (!url) throw new ConnectorError(`The worker has no credential for the platform: ${variable} is not set.`);
    if (kind !== "postgres") throw new ConnectorError(`There is no connector for platforms of kind ${kind}.`);
    return postgresConnector(url);
  };
}
