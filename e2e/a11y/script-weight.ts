import type { Page } from "@playwright/test";

/**
 * Weighs what a page loads from an empty cache: call it before going there, and the function it returns when the page is
 * there. That waits until nothing is loaded any more, and answers the bytes of JavaScript as they came over the wire.
 */
export async function weighScripts(page: Page): Promise<() => Promise<number>> {
  const session = await page.context().newCDPSession(page);
  await session.send("Network.enable");
  await session.send("Network.setCacheDisabled", { cacheDisabled: true });
  const scripts = new Set<string>();
  let bytes = 0;
  session.on("Network.requestWillBeSent", ({ type }) => {
    // On the way there may be other pages.
    if (type === "Document") bytes = 0;
  });
  session.on("Network.responseReceived", ({ type, requestId }) => {
    if (type === "Script") scripts.add(requestId);
  });
  session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    if (scripts.has(requestId)) bytes += encodedDataLength;
  });
  return async () => {
    await page.waitForLoadState("networkidle");
    await session.send("Network.setCacheDisabled", { cacheDisabled: false });
    return bytes;
  };
}
