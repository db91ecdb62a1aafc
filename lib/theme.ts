export const themes = ["system", "light", "dark"] as const;

export type Theme = (typeof themes)[number];

/** Our own cookie, read by the root layout, so that the server's first byte already has the right colours. */
export const THEME_COOKIE = "mercat-theme";

/** One year, in seconds. */
export const THEME_COOKIE_MAX_AGE = 31_536_000;

/** Reads a cookie value; anything unknown (or no cookie) means "follow the system". */
export function parseTheme(value: string | undefined): Theme {
  return themes.find((theme) => theme === value) ?? "system";
}
