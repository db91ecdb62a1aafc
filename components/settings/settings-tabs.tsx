import { TabLinks } from "@/components/ui/tab-links";
import { routes } from "@/lib/routes";

/** What belongs to the person who is signed in. */
export function SettingsTabs({ current }: { current: "account" | "searches" | "tokens" }) {
  return (
    <TabLinks
      label="Settings"
      items={[
        { label: "Account", href: routes.settings(), current: current === "account" },
        { label: "Saved searches", href: routes.savedSearches(), current: current === "searches" },
        { label: "API tokens", href: routes.tokens(), current: current === "tokens" },
      ]}
    />
  );
}
