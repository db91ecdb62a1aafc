import { environment, prepareBench, script, withProduct } from "./bench.mjs";
import { findChromium } from "./chromium.mjs";
import { loadDemo, PLATFORM_VARIABLE } from "./demo.mjs";
import { freePort } from "./ports.mjs";
import { runTool } from "./prepare.mjs";
import { stateFolder } from "./project.mjs";
import { Steps } from "./steps.mjs";
import { throwAwayServer } from "./throwaway.mjs";

/**
 * Runs Lighthouse on home, search and product of Premium Offices, signed in, as on a desktop and as on a phone, on a server
 * of its own, and prints the scores. The exit code is 1 when one is below 95.
 * @throws Failure with one sentence
 */
export async function benchLighthouse() {
  const steps = new Steps(process.stderr);
  await prepareBench(steps, stateFolder(), { web: true });
  const chromium = await findChromium();
  const { state, server, lock, remove } = await steps.step("Starting Postgres", () => throwAwayServer());
  try {
    await loadDemo(steps, { state, server });
    const { urls, secrets } = server;
    const env = {
      ...environment(state, await freePort(), urls.url),
      [PLATFORM_VARIABLE]: urls.platformUrl,
      MERCAT_SECRET: secrets.mercatSecret,
    };
    const args = [...script("lighthouse-main.ts"), chromium, String(await freePort())];
    const text = await withProduct(steps, { state, env, pid: server.pid }, () =>
      steps.step("Measuring", () => runTool("Lighthouse", args, { state, log: "lighthouse", env })),
    );
    process.stdout.write(`\n${text.slice(text.indexOf("page "))}`);
    if (/ is below 95/.test(text)) process.exitCode = 1;
  } finally {
    await remove().finally(() => lock.release());
  }
}
