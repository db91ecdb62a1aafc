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
  };
}

/** The same, with the token blacked out of everything that is printed, whoever wrote it there. */
export function withoutSecret(io: Io, secret: string | null): Io {
  if (!secret) return io;
  const clean = (text: string) => text.replaceAll(secret, "…");
  return { ...io, out: (text) => io.out(clean(text)), err: (text) => io.err(clean(text)) };
}
