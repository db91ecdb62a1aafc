import { setupCode } from "@/lib/features/people/commands/create-first-admin";
import { routes } from "@/lib/routes";
import { env } from "@/lib/server/env";
import { loggerFor } from "@/lib/server/logger";

/**
 * On an installation without people, says once per web process how to make the first account. Every process says the same
 * code. A database that cannot be reached yet is no reason not to start.
 */
export async function announceSetup(): Promise<void> {
  const { demo, secret, url } = env();
  if (demo) return;
  try {
    const code = await setupCode(secret);
    if (code === null) return;
    loggerFor("setup").warn(
      `Mercat has no accounts yet. Open ${url}${routes.setup()} and give this one-time code: ${code}`,
    );
  } catch (error) {
    loggerFor("setup").error({ err: error }, "The database could not be asked for accounts");
  }
}
