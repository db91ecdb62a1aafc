import { Failure } from "./failure.mjs";
import { elapsed } from "./steps.mjs";

/**
 * What a part of `npm test` found: how many tests passed and failed, and for the reader what went wrong.
 * @typedef {{ passed: number, failed: number, detail?: string }} Outcome
 */

/** The outcome in a vitest JSON report. A file that cannot be loaded, a skipped test and an empty run are failures. */
export function vitestOutcome(report) {
  const files = report?.testResults ?? [];
  const broken = files.filter(
    ({ status, assertionResults }) => status === "failed" && assertionResults.every((one) => one.status !== "failed"),
  );
  const skipped = (report?.numPendingTests ?? 0) + (report?.numTodoTests ?? 0);
  const failed = (report?.numFailedTests ?? 0) + broken.length + skipped;
  const passed = report?.numPassedTests ?? 0;
  return passed + failed === 0 ? { passed, failed: 1, detail: "No test ran." } : { passed, failed };
}

/** The outcome in a Playwright JSON report, by the same rules. */
export function playwrightOutcome(report) {
  const { expected = 0, unexpected = 0, flaky = 0, skipped = 0 } = report?.stats ?? {};
  const failed = unexpected + flaky + skipped + (report?.errors?.length ?? 0);
  return expected + failed === 0 ? { passed: 0, failed: 1, detail: "No test ran." } : { passed: expected, failed };
}

/** A runner that ended badly although its report counts no failure has failed once. */
export function withExitCode(outcome, code) {
  return code !== 0 && outcome.failed === 0 ? { ...outcome, failed: 1 } : outcome;
}

/** Keeps what each part of a test run found, and says it. */
export class TestReport {
  #parts = [];
  #steps;
  #stopped = false;

  /** @param {import("./steps.mjs").Steps} steps */
  constructor(steps) {
    this.#steps = steps;
  }

  /**
   * Runs one part. A part that returns nothing is one check; one that throws has failed, and the run goes on.
   * @param {string} title
   * @param {() => Promise<Outcome | void>} work
   * @returns {Promise<boolean>} whether all of it passed
   */
  async part(title, work) {
    if (this.#stopped) return false;
    const began = Date.now();
    const outcome = await this.#steps
      .step(title, async () => (await work()) ?? { passed: 1, failed: 0 })
      .catch((error) => ({
        passed: 0,
        failed: 1,
        detail: error instanceof Failure ? error.message : String(error?.stack ?? error),
      }));
    if (this.#stopped) return false;
    this.#parts.push({ title, ...outcome, time: Date.now() - began });
    if (outcome.failed > 0) this.#steps.note(`✗ ${title} failed${outcome.detail ? `:\n${outcome.detail}\n` : "."}`);
    return outcome.failed === 0;
  }

  /** Ends the report where it is: what comes now fails because everything is being stopped. */
  stop() {
    this.#stopped = true;
  }

  get failed() {
    return this.#parts.reduce((sum, part) => sum + part.failed, 0);
  }

  /** Prints a line per part, and the one that counts. @param {{ write: (text: string) => unknown }} [out] */
  print(out = process.stdout) {
    const width = Math.max(...this.#parts.map(({ title }) => title.length));
    const lines = this.#parts.map(({ title, passed, failed, time }) => {
      const count = `${passed} passed${failed > 0 ? `, ${failed} failed` : ""}`;
      return `${failed > 0 ? "✗" : "✓"} ${title.padEnd(width)}  ${count.padEnd(24)}  ${elapsed(time)}`;
    });
    const passed = this.#parts.reduce((sum, part) => sum + part.passed, 0);
    out.write(`\n${lines.join("\n")}\n\n${passed} passed, ${this.failed} failed\n`);
  }
}
