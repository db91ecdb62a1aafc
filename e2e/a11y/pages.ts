import type { Page } from "@playwright/test";
import { routes } from "@/lib/routes";
import type { Persona } from "../fixtures";

/** A page to look at: who opens it, and where it is, or how to get there from a list. */
export type Visit = {
  name: string;
  as: Persona;
  go: (page: Page) => Promise<unknown>;
};

const at = (name: string, as: Persona, path: string): Visit => ({ name, as, go: (page) => page.goto(path) });

/** Opens a list and follows the first link in its main part that leads to `prefix`. */
const first = (name: string, as: Persona, list: string, prefix: string): Visit => ({
  name,
  as,
  go: async (page) => {
    await page.goto(list);
    const href = await page.locator(`main a[href^="${prefix}"]`).first().getAttribute("href");
    if (!href) throw new Error(`${list} has no link to ${prefix}…`);
    await page.goto(href);
  },
});

/** Starts a draft and opens one part of it. */
const draft = (name: string, as: Persona, tab: string): Visit => ({
  name,
  as,
  go: async (page) => {
    await page.goto("/publish/new");
    const team = page.getByLabel("Team", { exact: true });
    if ((await team.inputValue()) === "") await team.selectOption({ index: 1 });
    await page.getByLabel("Product name").fill(`Draft to look at ${tab} ${Date.now().toString(36)}`);
    await page.getByRole("button", { name: "Start draft" }).click();
    await page.waitForURL(/\/publish\/[0-9a-f-]{36}/);
    await page.goto(`${new URL(page.url()).pathname}?tab=${tab}`);
    // A pointer resting on the text would bring the code editor along.
    await page.mouse.move(0, 0);
  },
});

/** Every kind of page of the product, each as somebody for whom it has something to show. */
export const visits: readonly Visit[] = [
  at("home", "consumer", routes.home()),
  at("search without words", "consumer", routes.search()),
  at("search with words", "consumer", `${routes.search()}?q=tenant`),
  at("search that finds nothing", "consumer", `${routes.search()}?q=zzqxv`),
  at(
    "search with filters and field words",
    "consumer",
    `${routes.search()}?q=tenant+status:active&domain=brokerage%2Fleasing`,
  ),
  first("search, second page", "consumer", `${routes.search()}?sort=name`, "/search?sort=name&cursor="),
  at("home of an outsider", "outsider", routes.home()),
  at("domains", "consumer", routes.domains()),
  at("domain", "consumer", routes.domain("brokerage")),
  at("product", "consumer", routes.product("tenancy-analytics")),
  at("product, contract", "consumer", routes.product("tenancy-analytics", "contract")),
  at("product, connect", "consumer", routes.product("tenancy-analytics", "connect")),
  at("quality results", "consumer", routes.contractQuality("entity-ratings.ratings")),
  at("quality results, none yet", "consumer", routes.contractQuality("tenant-contacts.contacts")),
  at("product, lineage", "consumer", routes.product("tenancy-analytics", "lineage")),
  at("product, versions", "consumer", routes.product("tenancy-analytics", "versions")),
  at("contract", "consumer", routes.contract("tenancy-analytics.current-tenants")),
  at(
    "contract, source",
    "consumer",
    routes.contract("tenancy-analytics.current-tenants", undefined, { view: "source" }),
  ),
  at(
    "contract, versions",
    "consumer",
    routes.contract("tenancy-analytics.current-tenants", undefined, { view: "versions" }),
  ),
  at("contract, comparison", "tenancy-owner", routes.contractDiff("tenancy-analytics.current-tenants")),
  at("contract rules", "consumer", routes.contractRules()),
  at("lineage", "consumer", routes.lineage()),
  at("request form", "consumer", routes.requestAccess("tenancy-analytics", "current-tenants")),
  at("my requests", "analyst", routes.requests()),
  first("request", "analyst", routes.requests(), "/requests/"),
  at("inbox", "tenancy-owner", routes.inbox()),
  first("inbox item", "tenancy-owner", routes.inbox(), "/inbox/"),
  at("my access", "consumer", routes.access()),
  first("grant", "consumer", routes.access(), "/access/"),
  first("move, to answer", "consumer", routes.access(), "/moves/"),
  at("consumers of a port", "admin", routes.portMoves("energy-consumption", "consumption-by-month@1")),
  at("product with a port that ends", "admin", routes.product("energy-consumption")),
  at("request for a deprecated port", "analyst", routes.requestAccess("energy-consumption", "consumption-by-month@1")),
  at("needs", "consumer", routes.needs()),
  at("needs, nothing found", "consumer", routes.needs({ q: "zzqxv" })),
  at("new need", "consumer", routes.newNeed({ q: "visitors per building" })),
  at("need, open", "brokerage-owner", routes.need(1)),
  at("need, claimed", "admin", routes.need(3)),
  at("need, met", "consumer", routes.need(4)),
  at("searches that found nothing", "steward", routes.unanswered()),
  at("saved searches", "analyst", routes.savedSearches()),
  at("notifications", "tenancy-owner", routes.notifications()),
  at("publish", "tenancy-owner", routes.publish()),
  at("new product", "tenancy-owner", "/publish/new"),
  draft("draft, product form", "tenancy-owner", "form"),
  draft("draft, contract form", "tenancy-owner", "contract-0-form"),
  draft("draft, product YAML", "tenancy-owner", "product"),
  draft("draft, contract YAML", "tenancy-owner", "contract-0"),
  at("access register", "steward", routes.accessRegister()),
  at("audit", "auditor", routes.audit()),
  at("settings", "consumer", routes.settings()),
  at("tokens", "consumer", routes.tokens()),
  at("teams", "consumer", "/teams"),
  first("team", "consumer", "/teams", "/teams/"),
  at("admin", "admin", routes.admin()),
  at("people", "admin", "/admin/people"),
  first("person", "admin", "/admin/people", "/admin/people/"),
  at("admin teams", "admin", "/admin/teams"),
  at("admin domains", "admin", "/admin/domains"),
  at("connections", "admin", "/admin/connections"),
  at("mails", "admin", "/admin/mail"),
  first("mail", "admin", "/admin/mail", "/admin/mail/"),
  at("API reference", "consumer", "/docs/api"),
  at("not allowed", "outsider", routes.audit()),
  at("not found", "outsider", routes.product("tenancy-analytics")),
];
