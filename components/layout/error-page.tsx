import type { ReactNode } from "react";
import { Code } from "@/components/ui/code";
import { LinkButton } from "@/components/ui/link-button";
import { routes } from "@/lib/routes";

type ErrorPageProps = {
  /** What is the matter, in plain words: "This page does not exist". */
  title: string;
  /** Why, as far as the reader may know, and what to do. */
  children?: ReactNode;
  /** Ties the report of a reader to a line of the server's log. */
  requestId?: string | undefined;
  /** The way on; without it, home. */
  action?: ReactNode;
};

/** Where something failed, is missing or is not allowed. Stands inside the frame or alone. */
export function ErrorPage({ title, children, requestId, action }: ErrorPageProps) {
  return (
    <div className="flex max-w-prose flex-col items-start gap-4 py-10">
      <div>
        <h1 className="text-xl font-semibold tracking-tight">{title}</h1>
        {children ? <div className="mt-2 text-muted">{children}</div> : null}
      </div>
      {action ?? (
        <LinkButton href={routes.home()} variant="primary">
          Go home
        </LinkButton>
      )}
      {requestId === undefined ? null : (
        <p className="flex flex-wrap items-center gap-x-1.5 text-sm text-muted">
          Request id <Code copy="request id">{requestId}</Code>
        </p>
      )}
    </div>
  );
}
