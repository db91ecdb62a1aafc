import { Clock, MailCheck, MailX } from "lucide-react";
import { RelativeTime } from "@/components/ui/relative-time";
import { Status } from "@/components/ui/status";

type MailFacts = { sentAt: Date | null; lastError: string | null };

/** Whether a mail left the house. */
export function MailStatus({ mail, now }: { mail: MailFacts; now: Date }) {
  if (mail.sentAt) {
    return (
      <Status tone="success" icon={MailCheck}>
        Sent <RelativeTime value={mail.sentAt} now={now} />
      </Status>
    );
  }
  if (mail.lastError) {
    return (
      <Status tone="warning" icon={MailX}>
        Not sent yet
      </Status>
    );
  }
  return (
    <Status tone="neutral" icon={Clock}>
      Kept here
    </Status>
  );
}
