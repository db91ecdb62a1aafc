/** What the shell learns. Each code has a row in docs/guides/publish-from-git.md; a test compares them. */
export const exitCodes = {
  /** Done; nothing stands in the way. */
  ok: 0,
  /** The documents have problems: errors, a version that is too small, or changes that `--fail-on` names. */
  problems: 1,
  /** The command line is wrong: an unknown option, a path that does not exist, a missing server or token. */
  usage: 2,
  /** The server cannot be reached, or answers with something that is not its API. */
  unreachable: 3,
  /** The server refuses: the token, a right, a precondition, or a version that is published with other content. */
  refused: 4,
  /** A defect of the command. */
  defect: 70,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** Ends the command with a sentence for the person who called it. */
export class CliError extends Error {
  override readonly name = "CliError";

  constructor(
    readonly exitCode: ExitCode,
    message: string,
  ) {
    super(message);
  }
}
