import type { ReactNode } from "react";
import { Logo } from "./logo";

type AuthShellProps = {
  title: string;
  description?: ReactNode;
  /** Small print under the form. */
  footer?: ReactNode;
  children: ReactNode;
};

/** The frame of pages before sign-in: the mark, one narrow column, nothing else. */
export function AuthShell({ title, description, footer, children }: AuthShellProps) {
  return (
    <main className="mx-auto flex min-h-dvh w-full max-w-100 flex-col px-4 pt-12 pb-12 sm:pt-[min(16vh,128px)]">
      <Logo className="mb-6 text-lg [&_svg]:size-6" />
      <h1 className="text-xl font-semibold tracking-tight">{title}</h1>
      {description ? <div className="mt-1 text-muted">{description}</div> : null}
      <div className="mt-6">{children}</div>
      {footer ? <div className="mt-8 border-t border-line pt-4 text-sm text-muted">{footer}</div> : null}
    </main>
  );
}
