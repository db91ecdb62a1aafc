import {
  Boxes,
  ClipboardList,
  FileClock,
  Hand,
  House,
  Inbox,
  KeyRound,
  type LucideIcon,
  Search,
  Send,
  Settings,
  Upload,
  Waypoints,
} from "lucide-react";
import type { NavIcon, NavSection } from "./nav";
import { NavLink } from "./nav-link";

const ICONS: Record<NavIcon, LucideIcon> = {
  home: House,
  search: Search,
  domains: Boxes,
  lineage: Waypoints,
  requests: Send,
  inbox: Inbox,
  access: KeyRound,
  publish: Upload,
  audit: FileClock,
  register: ClipboardList,
  admin: Settings,
  needs: Hand,
};

/** The navigation, the same in the sidebar and in the phone's drawer. */
export function SidebarNav({ sections }: { sections: ReadonlyArray<NavSection> }) {
  return (
    <nav aria-label="Main" className="flex flex-col gap-5">
      {sections.map((section) => (
        <div key={section.label}>
          <p className="px-2 pb-1 text-xs font-medium text-faint">{section.label}</p>
          <ul className="flex flex-col gap-px">
            {section.items.map(({ icon, label, count = 0, countLabel, href, also }) => {
              const Icon = ICONS[icon];
              return (
                <li key={href}>
                  <NavLink href={href} also={also}>
                    <Icon aria-hidden className="size-4 shrink-0" />
                    {label}
                    {count > 0 ? (
                      <span className="ml-auto rounded-full bg-accent-tint px-1.5 text-xs leading-5 font-medium text-accent-ink">
                        {count}
                        <span className="sr-only"> {countLabel}</span>
                      </span>
                    ) : null}
                  </NavLink>
                </li>
              );
            })}
          </ul>
        </div>
      ))}
    </nav>
  );
}
