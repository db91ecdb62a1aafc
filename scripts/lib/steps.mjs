/** Seconds in words: `0.4 s`, `41 s`, `2 min 5 s`. */
export function elapsed(milliseconds) {
  const seconds = milliseconds / 1000;
  if (seconds < 9.95) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  return whole < 60 ? `${whole} s` : `${Math.floor(whole / 60)} min ${whole % 60} s`;
}

/** A step that takes longer than this says that it has begun, where its line cannot be rewritten. */
const ANNOUNCE_MS = 3000;

/**
 * Progress on a terminal or in a log: each finished step is one line with its time. On a terminal the last line shows what
 * is going on; elsewhere long steps announce themselves. Steps may run side by side.
 */
export class Steps {
  #running = new Map();
  #out;
  #timer;

  /** @param {{ write: (text: string) => unknown, isTTY?: boolean, columns?: number }} [out] */
  constructor(out = process.stdout) {
    this.#out = out;
  }

  /** Runs `work`, shows how long it took, and returns what it returned. @template T @param {string} title @param {() => Promise<T>} work @returns {Promise<T>} */
  async step(title, work) {
    const began = Date.now();
    const id = Symbol(title);
    this.#running.set(id, { title, began });
    this.#tick();
    const announce = setTimeout(() => !this.#out.isTTY && this.note(`▸ ${title} …`), ANNOUNCE_MS);
    try {
      const result = await work();
      this.#running.delete(id);
      this.note(`▸ ${title} … ${elapsed(Date.now() - began)}`);
      return result;
    } finally {
      clearTimeout(announce);
      this.#running.delete(id);
      this.#tick();
    }
  }

  /** Prints one line above the live one. */
  note(line) {
    if (this.#out.isTTY) this.#out.write("\r\u001b[K");
    this.#out.write(`${line}\n`);
    this.#draw();
  }

  #tick() {
    if (!this.#out.isTTY) return;
    if (this.#running.size > 0) this.#timer ??= setInterval(() => this.#draw(), 1000).unref();
    else this.#timer = void clearInterval(this.#timer);
    this.#draw();
  }

  #draw() {
    if (!this.#out.isTTY) return;
    const now = Date.now();
    const parts = [...this.#running.values()].map(
      ({ title, began }) => `${title} … ${Math.floor((now - began) / 1000)} s`,
    );
    const line = parts.length > 0 ? `▸ ${parts.join(" · ")}`.slice(0, (this.#out.columns ?? 80) - 1) : "";
    this.#out.write(`\r\u001b[K${line}`);
  }
}

/** Steps that nobody watches: inside one that is watched. */
export const silentSteps = new Steps({ write: () => true });
