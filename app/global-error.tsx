"use client";

import "./globals.css";

/** Stands in when even the frame failed: it can rely on nothing else. */
export default function GlobalError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <html lang="en-GB" data-theme="system">
      <body>
        <main className="mx-auto flex w-full max-w-100 flex-col items-start gap-4 px-4 pt-12">
          <title>Mercat could not be shown</title>
          <h1 className="text-xl font-semibold">Mercat could not be shown</h1>
          <p className="text-muted">
            Something went wrong on our side. If it happens again, tell a platform admin this id:{" "}
            {error.digest ?? "none"}
          </p>
          <button type="button" className="link" onClick={reset}>
            Try again
          </button>
        </main>
      </body>
    </html>
  );
}
