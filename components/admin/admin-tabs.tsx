import { TabLinks } from "@/components/ui/tab-links";
import { routes } from "@/lib/routes";

const TABS = [
  { key: "overview", label: "Overview", href: routes.admin() },
  { key: "people", label: "People", href: routes.adminPeople() },
  { key: "teams", label: "Teams", href: routes.adminTeams() },
  { key: "domains", label: "Domains", href: routes.adminDomains() },
  { key: "mail", label: "Mail", href: routes.adminMail() },
  { key: "connections", label: "Connections", href: routes.adminConnections() },
] as const;

/** The parts of the admin's room. */
export function AdminTabs({ current }: { current: (typeof TABS)[number]["key"] }) {
  return (
    <TabLinks label="Admin" items={TABS.map(({ key, label, href }) => ({ label, href, current: key === current }))} />
  );
}
