/**
 * What Mercat asks of a data platform. A connector is desired state, not commands: it is told how a role should stand,
 * makes it so, reads back, and answers with proof. Every call may be repeated at any time with the same result.
 */

/** One fact read back from the platform. */
export type Check = { name: string; passed: boolean; detail?: string };

/** What was read back, when. `passed` is the conjunction of the checks. A plain JSON value, kept with the grant. */
export type Proof = {
  kind: string;
  role: string;
  state: "granted" | "gone";
  /** ISO 8601, the platform's own clock. */
  readAt: string;
  passed: boolean;
  checks: Check[];
};

export type DesiredAccess = {
  role: string;
  /** The schema that holds the port's views. */
  schema: string;
  /** The views that may be read; nothing else may. */
  objects: readonly string[];
  /** SCRAM-SHA-256 verifier in Postgres' own notation; null while no credential was issued, so nobody can log in. */
  verifier: string | null;
  expiresAt: Date;
  /** Where a person who finds the role on the platform reads what it is for. */
  comment: string;
};

/** What stands on the platform now under the role's name. */
export type RoleState = { exists: boolean; canLogIn: boolean; sessions: number; readable: string[] };

/** The right to change one role. While it is held, nobody else who uses this connector changes that role. */
export type Lane = {
  /** Throws `ConnectorError` when the platform cannot be reached, refuses, or reads back anything else than asked. */
  apply(desired: DesiredAccess): Promise<Proof>;
  /** Ends the role's sessions and removes the role. Throws like `apply`; returns only when it is proven gone. */
  revoke(): Promise<Proof>;
  inspect(): Promise<RoleState>;
};

export type SampleRow = Record<string, string | number | boolean | null>;

export type Connector = {
  readonly kind: string;
  /**
   * Runs `work` alone for this role across all processes. The desired state has to be read inside, so that an older one
   * can never be applied after a newer one.
   */
  inLane<T>(role: string, work: (lane: Lane) => Promise<T>): Promise<T>;
  /** At most `limit` rows of one view, values as JSON has them, long texts cut. */
  readSample(schema: string, object: string, limit: number): Promise<SampleRow[]>;
};

/** Finds the connector of a connection by its slug; throws `ConnectorError` when none is configured. */
export type ConnectorFor = (connectionSlug: string, kind: string) => Connector;

/** The platform could not do it. The message is a sentence for people: no credentials, no connection strings. */
export class ConnectorError extends Error {
  override readonly name = "ConnectorError";
  constructor(
    message: string,
    readonly proof: Proof | null = null,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
