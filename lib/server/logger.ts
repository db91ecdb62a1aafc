import pino from "pino";

const secretKeys = [
  "authorization",
  "cookie",
  "set-cookie",
  "password",
  "secret",
  "token",
  "credentialVerifier",
  "passwordHash",
  "tokenHash",
];

/** Keys that never reach the log, at the top or one level down; `maskSecrets` catches them inside sentences. */
const redactedPaths = secretKeys.flatMap((key) => [`["${key}"]`, `*["${key}"]`, `*.headers["${key}"]`]);

/**
 * Takes secrets out of text of any origin: API tokens, bearer credentials, SCRAM verifiers and the password in a
 * connection string (drivers put the whole string into their errors).
 */
export function maskSecrets(text: string): string {
  return text
    .replace(/mct_[A-Za-z0-9_-]{8,}/g, "mct_***")
    .replace(/(bearer\s+)[A-Za-z0-9._~+/=-]+/gi, "$1***")
    .replace(/SCRAM-SHA-256\$[^\s"']+/g, "SCRAM-SHA-256$***")
    .replace(/(\b[a-z][a-z0-9+.-]*:\/\/[^\s:/@"']{0,200}:)[^\s@"']{1,500}@/gi, "$1***@");
}

/** JSON lines on standard output, one per event; `LOG_LEVEL` sets how many (tests are silent unless it is set). */
export const logger = pino({
  level: process.env.LOG_LEVEL || (process.env.VITEST ? "silent" : "info"),
  base: { pid: process.pid },
  messageKey: "message",
  timestamp: pino.stdTimeFunctions.isoTime,
  formatters: { level: (label) => ({ level: label }) },
  redact: { paths: redactedPaths, censor: "***" },
  hooks: { streamWrite: maskSecrets },
});

export type Logger = typeof logger;

/** A logger whose lines name the part of the product and, inside a request, its id. */
export function loggerFor(part: string, requestId?: string | null): Logger {
  return logger.child(requestId ? { part, requestId } : { part });
}
