import { Monitor } from "lucide-react";
import { ConfirmAction } from "@/components/forms/confirm-action";
import { Badge } from "@/components/ui/badge";
import { RelativeTime } from "@/components/ui/relative-time";
import { endSession } from "@/lib/features/people/actions";
import { describeBrowser } from "./describe-browser";

type OwnSession = { id: string; method: string; userAgent: string | null; createdAt: Date; lastSeenAt: Date };

type SessionListProps = { sessions: ReadonlyArray<OwnSession>; currentId: string | null; now: Date };

const METHODS: Readonly<Record<string, string>> = {
  password: "with a password",
  oidc: "with single sign-on",
  demo: "with one click in the demo",
};

/** Where one is signed in, each to be ended on its own. */
export function SessionList({ sessions, currentId, now }: SessionListProps) {
  return (
    <ul className="border-t border-line">
      {sessions.map((session) => {
        const browser = describeBrowser(session.userAgent);
        return (
          <li key={session.id} className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b border-line py-2">
            <Monitor aria-hidden className="size-4 shrink-0 text-faint" />
            <div className="min-w-0 flex-1 basis-56">
              <p className="flex flex-wrap items-center gap-2">
                {browser}
                {session.id === currentId ? <Badge tone="info">This one</Badge> : null}
              </p>
              <p className="text-sm text-muted">
                Signed in {METHODS[session.method] ?? ""} <RelativeTime value={session.createdAt} now={now} />, last
                seen <RelativeTime value={session.lastSeenAt} now={now} />
              </p>
            </div>
            {session.id === currentId ? null : (
              <ConfirmAction
                action={endSession}
                values={{ sessionId: session.id }}
                label="Sign out"
                about={browser}
                size="sm"
                title={`Sign out ${browser}?`}
                consequences="Whoever uses it has to sign in again with the next click."
                confirmLabel="Sign out"
              />
            )}
          </li>
        );
      })}
    </ul>
  );
}
