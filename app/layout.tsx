import type { Metadata, Viewport } from "next";
import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { parseTheme, THEME_COOKIE } from "@/lib/theme";
import "./globals.css";

export const metadata: Metadata = {
  title: { default: "Mercat", template: "%s · Mercat" },
  description: "Find, understand and get the data products of your company.",
  robots: { index: false, follow: false },
};

export const viewport: Viewport = { width: "device-width", initialScale: 1, colorScheme: "light dark" };

export default async function RootLayout({ children }: { children: ReactNode }) {
  const jar = await cookies();
  // The server writes the theme into the first byte, so there is nothing to correct later and no flash.
  const theme = parseTheme(jar.get(THEME_COOKIE)?.value);
  return (
    <html lang="en-GB" data-theme={theme}>
      <body>{children}</body>
    </html>
  );
}
