import { THEME_COOKIE, THEME_COOKIE_MAX_AGE, type Theme } from "@/lib/theme";

/** Sent to `window` when the theme changed, wherever it was chosen. */
export const THEME_EVENT = "mercat:theme";

/** Applies at once and is kept in a cookie, so that the server renders the next page in it without a flash. */
export function applyTheme(theme: Theme): void {
  document.documentElement.dataset.theme = theme;
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing where the page is served over http
  document.cookie = `${THEME_COOKIE}=${theme}; path=/; max-age=${THEME_COOKIE_MAX_AGE}; samesite=lax`;
  window.dispatchEvent(new Event(THEME_EVENT));
}

/** Whether dark is what is seen now, chosen or from the system. */
export function isDark(): boolean {
  const chosen = document.documentElement.dataset.theme;
  return chosen === "dark" || (chosen !== "light" && window.matchMedia("(prefers-color-scheme: dark)").matches);
}
