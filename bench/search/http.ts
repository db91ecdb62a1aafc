import { Agent, get } from "node:http";

/** Asks one server over one kept connection: the milliseconds until the last byte, and what came. */
export class Asker {
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 1 });

  constructor(
    readonly base: string,
    readonly headers: Readonly<Record<string, string>>,
  ) {}

  /** Throws when the answer is not 200. */
  ask(path: string): Promise<{ ms: number; body: string }> {
    return new Promise((resolve, reject) => {
      const began = performance.now();
      get(`${this.base}${path}`, { headers: { ...this.headers }, agent: this.#agent }, (response) => {
        let body = "";
        response.setEncoding("utf8").on("data", (chunk) => {
          body += chunk;
        });
        response.on("end", () => {
          const ms = performance.now() - began;
          if (response.statusCode === 200) resolve({ ms, body });
          else reject(new Error(`${path} answered ${response.statusCode}: ${body.slice(0, 200)}`));
        });
      }).on("error", reject);
    });
  }

  close(): void {
    this.#agent.destroy();
  }
}
