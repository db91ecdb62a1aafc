import { setTimeout as sleep } from "node:timers/promises";

/** Everything outside that a command touches, so that tests can stand in for it. */
export type Io = {
  cwd: string;
  env: Readonly<Record<string, string | undefined>>;
  out: (text: string) => void;
  err: (text: string) => void;
  /** Whether standard output shows colours. */
  colour: boolean;
  fetch: typeof fetch;
  sleep: (milliseconds: number) => Promise<void>;
  /** Names a secret that no output may hold. */
  hide: (secret: string) => void;
};

/** Colour only where a person looks, and only when they want it (https://no-color.org). */
export function wantsColour(env: Io["env"], isTerminal: boolean): boolean {
  if (env.NO_COLOR) return false;
  if (env.FORCE_COLOR && env.FORCE_COLOR !== "0") return true;
  return isTerminal && env.TERM !== "dumb";
}

export function processIo(): Io {
  return {
    cwd: process.cwd(),
    env: process.env,
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    colour: wantsColour(process.env, process.stdout.isTTY === true),
    fetch,
    sleep: (milliseconds) => sleep(milliseconds),
    hide: () => {},
  };
}

/** The same, with every secret that was named blacked out of everything that is printed, whoever wrote it there. */
export function withoutSecrets(io: Io): Io {
  const secrets = new Set<string>();
  const clean = (text: string) => [...secrets].reduce((rest, secret) => rest.replaceAll(secret, "…"), text);
  return {
    ...io,
    out: (text) => io.out(clean(text)),
    err: (text) => io.err(clean(text)),
    // A word of a few letters is no token, and blacking it out would make every sentence unreadable.
    hide: (secret) => void (secret.length >= 8 && secrets.add(secret)),
  };
}
