import { Clock, LoaderCircle, type LucideIcon } from "lucide-react";
import { Status } from "@/components/ui/status";
import { requestState, type ShownState } from "@/lib/domain/access/grant-state";
import type { RequestStatus } from "@/lib/domain/access/states";

const ICONS: Readonly<Record<string, LucideIcon>> = {
  Pending: Clock,
  "Setting up": LoaderCircle,
  Ending: LoaderCircle,
};

/** The state of a grant or a request: icon, word and colour. */
export function StateMark({ state }: { state: ShownState }) {
  const icon = ICONS[state.word];
  return (
    <Status tone={state.tone} {...(icon ? { icon } : {})}>
      {state.word}
    </Status>
  );
}

export function RequestMark({ status }: { status: RequestStatus }) {
  return <StateMark state={requestState(status)} />;
}
