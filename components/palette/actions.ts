import type { FrameRights } from "@/components/layout/nav";
import { routes } from "@/lib/routes";

/** What the palette can do beside finding: where it leads, and other words people may use for it. */
export type PaletteAction = { title: string; detail: string; words: string; path: string };

/** The actions a person may do, the frequent ones first. What they may not do is not offered. */
export function paletteActions(rights: FrameRights): PaletteAction[] {
  const action = (title: string, detail: string, words: string, path: string): PaletteAction => ({
    title,
    detail,
    words,
    path,
  });
  return [
    action("Search data products", "", "find browse catalog", routes.search()),
    action("My requests", "", "access asked pending", routes.requests()),
    action("Inbox", "", "decide approve deny", routes.inbox()),
    action("My access", "", "grants credentials connect", routes.access()),
    ...(rights.publish ? [action("Publish a product", "", "new create draft upload", routes.publishNew())] : []),
    ...(rights.publish ? [action("My drafts and products", "", "publish owned", routes.publish())] : []),
    ...(rights.needs ? [action("Ask for data", "", "need missing new wish", routes.newNeed())] : []),
    ...(rights.needs ? [action("Needs", "", "asked wanted votes claims", routes.needs())] : []),
    action("Saved searches", "", "notify new matches", routes.savedSearches()),
    action("Notifications", "", "messages unread", routes.notifications()),
    action("Domains", "", "tree browse", routes.domains()),
    action("Lineage", "", "graph upstream downstream", routes.lineage()),
    action("Teams", "", "people members", routes.teams()),
    ...(rights.audit ? [action("Audit log", "", "events history who", routes.audit())] : []),
    ...(rights.accessRegister ? [action("Access register", "", "who has governance", routes.accessRegister())] : []),
    ...(rights.admin ? [action("Administration", "", "people connections settings", routes.admin())] : []),
    action("Settings", "", "account sessions", routes.settings()),
    action("API tokens", "", "rest program secret", routes.tokens()),
    action("API reference", "", "rest documentation openapi", routes.apiDocs()),
  ];
}

/** Whether each typed word begins one of the words. */
export function answers(words: string, typed: string): boolean {
  const known = words.toLowerCase().split(/[^\p{L}\p{N}]+/u);
  const asked = typed.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return asked.every((word) => known.some((one) => one.startsWith(word)));
}
