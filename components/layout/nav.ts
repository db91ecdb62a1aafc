import { routes } from "@/lib/routes";

/** What of the frame the signed-in person may use; worked out on the server, from the database, for each request. */
export type FrameRights = { needs: boolean; publish: boolean; audit: boolean; accessRegister: boolean; admin: boolean };

export type FrameCounts = {
  /** Requests that wait for this person's decision. */
  inbox: number;
  /** Unread notifications. */
  notifications: number;
};

export type NavIcon =
  | "home"
  | "search"
  | "domains"
  | "lineage"
  | "requests"
  | "inbox"
  | "access"
  | "publish"
  | "audit"
  | "register"
  | "admin"
  | "needs";

export type NavItem = {
  label: string;
  href: string;
  icon: NavIcon;
  /** Shown when above 0, with `countLabel` for those who hear it ("3 to decide"). */
  count?: number;
  countLabel?: string;
  /** Further path prefixes that belong to this item. */
  also?: ReadonlyArray<string>;
};

export type NavSection = { label: string; items: ReadonlyArray<NavItem> };

/** The sidebar. What one has no right to is left out rather than shown locked: it is not a next step for that person. */
export function navSections(rights: FrameRights, counts: FrameCounts): ReadonlyArray<NavSection> {
  const find: NavItem[] = [
    { label: "Home", href: routes.home(), icon: "home" },
    { label: "Search", href: routes.search(), icon: "search", also: ["/products", "/contracts"] },
    { label: "Domains", href: routes.domains(), icon: "domains", also: ["/teams"] },
    { label: "Lineage", href: routes.lineage(), icon: "lineage" },
  ];
  if (rights.needs) find.push({ label: "Needs", href: routes.needs(), icon: "needs" });
  const work: NavItem[] = [
    { label: "Requests", href: routes.requests(), icon: "requests" },
    { label: "Inbox", href: routes.inbox(), icon: "inbox", count: counts.inbox, countLabel: "to decide" },
    { label: "Access", href: routes.access(), icon: "access" },
  ];
  if (rights.publish) work.push({ label: "Publish", href: routes.publish(), icon: "publish" });
  const oversight: NavItem[] = [];
  if (rights.audit) oversight.push({ label: "Audit", href: routes.audit(), icon: "audit" });
  if (rights.accessRegister) {
    oversight.push({ label: "Access register", href: routes.accessRegister(), icon: "register" });
  }
  if (rights.admin) oversight.push({ label: "Admin", href: routes.admin(), icon: "admin" });
  const sections = [
    { label: "Find", items: find },
    { label: "My work", items: work },
    { label: "Oversight", items: oversight },
  ];
  return sections.filter((section) => section.items.length > 0);
}

/** Whether the page at `pathname` belongs to the item: the item's own page, one below it, or one of `also`. */
export function isCurrent(pathname: string, item: Pick<NavItem, "href" | "also">): boolean {
  if (item.href === "/") return pathname === "/";
  return [item.href, ...(item.also ?? [])].some((base) => pathname === base || pathname.startsWith(`${base}/`));
}
