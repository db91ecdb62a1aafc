import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";

/** The rules whose answer depends on the theme: all others look at what the two themes have in common. */
export const colourRules = ["color-contrast", "link-in-text-block"];

/** What axe finds wrong with the page as it stands, a line per place. `rules` are those to ask; without it, all. */
export async function violations(page: Page, rules?: string[]): Promise<string[]> {
  // Pages hold no frames, so that nothing is lost by asking in the page itself; what is right is not written down.
  const axe = new AxeBuilder({ page }).options({ resultTypes: ["violations"] }).setLegacyMode(true);
  const { violations } = await (rules ? axe.withRules(rules) : axe).analyze();
  return violations.flatMap((v) => v.nodes.map((node) => `${v.id}: ${node.target.join(" ")} ${node.failureSummary}`));
}
