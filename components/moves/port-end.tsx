import { ConfirmAction } from "@/components/forms/confirm-action";
import { DialogForm } from "@/components/forms/dialog-form";
import { remindAction, retirePortAction, setEndDateAction } from "@/lib/features/moves/actions";
import type { PortMoves } from "@/lib/features/moves/queries/port-moves";
import { plural } from "@/lib/format";

/** What the owner can do about the end of a port: remind, say when it ends, end it. */
export function PortEnd({ port }: { port: PortMoves }) {
  const name = `${port.name} ${port.major}`;
  const portId = port.id;
  const unanswered = port.consumers.filter((c) => c.noReminder === null).length;
  return (
    <>
      <ConfirmAction
        action={remindAction}
        values={{ portId }}
        label="Remind all"
        title={`Remind ${plural(unanswered, "consumer")}?`}
        consequences="Everybody who has not answered gets a notification and a mail; nobody more than once a day."
        confirmLabel="Remind all"
        tone="primary"
        disabledReason={port.noReminders ?? undefined}
      />
      <DialogForm
        action={setEndDateAction}
        label={port.endsAt ? "Change end date" : "Set end date"}
        title={`When can ${name} end?`}
        description="From this day on you may retire the port, whoever is left. Everybody with access is told now, with the reason. Nothing ends by itself."
        submitLabel="Set end date"
        fields={[
          { kind: "hidden", name: "portId", value: portId },
          {
            kind: "date",
            name: "endsOn",
            label: "End date",
            min: port.earliestEnd,
            hint: `${port.earliestEnd} or later: consumers get at least 30 days.`,
            ...(port.endsAt ? { defaultValue: port.endsAt.toISOString().slice(0, 10) } : {}),
          },
          { kind: "textarea", name: "reason", label: "Reason", hint: "At least 10 characters. The consumers read it." },
        ]}
      />
      <ConfirmAction
        action={retirePortAction}
        values={{ portId }}
        label="Retire port"
        title={`Retire ${name}?`}
        consequences={
          port.left === 0
            ? "Everybody has moved. What is left of the old access is removed from the platform within a minute. This cannot be undone."
            : `${plural(port.left, "consumer")} who did not move will lose access within a minute. This cannot be undone.`
        }
        confirmLabel="Retire port"
        tone="danger"
        variant="danger"
        disabledReason={port.notYet ?? undefined}
      />
    </>
  );
}
