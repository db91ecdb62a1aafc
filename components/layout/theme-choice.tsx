"use client";

import { Monitor, Moon, Sun } from "lucide-react";
import { useEffect, useState } from "react";
import { parseTheme, type Theme } from "@/lib/theme";
import { applyTheme, THEME_EVENT } from "./apply-theme";

const CHOICES = [
  { value: "system", label: "System", icon: Monitor },
  { value: "light", label: "Light", icon: Sun },
  { value: "dark", label: "Dark", icon: Moon },
] as const;

/** Light, dark, or what the system says. It shows what was chosen elsewhere, too. */
export function ThemeChoice({ initial }: { initial: Theme }) {
  const [theme, setTheme] = useState(initial);

  useEffect(() => {
    const changed = () => setTheme(parseTheme(document.documentElement.dataset.theme));
    window.addEventListener(THEME_EVENT, changed);
    return () => window.removeEventListener(THEME_EVENT, changed);
  }, []);

  return (
    <fieldset>
      <legend className="sr-only">Theme</legend>
      <div className="grid grid-cols-3 gap-px rounded-md bg-selected p-0.5">
        {CHOICES.map(({ value, label, icon: Icon }) => (
          <label
            key={value}
            className="flex h-7 items-center justify-center gap-1.5 rounded-sm px-2 text-sm text-muted has-checked:bg-raised has-checked:font-medium has-checked:text-ink has-focus-visible:outline-2 has-focus-visible:outline-focus"
          >
            <input
              type="radio"
              name="theme"
              value={value}
              checked={theme === value}
              onChange={() => applyTheme(value)}
              className="sr-only"
            />
            <Icon aria-hidden className="size-3.5" />
            {label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
