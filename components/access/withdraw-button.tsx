"use client";

import { ConfirmAct } from "@/components/forms/confirm-act";
import { withdrawRequestAction } from "@/lib/features/access/actions";

export function WithdrawButton({ requestId, number }: { requestId: string; number: number }) {
  return (
    <ConfirmAct
      label="Withdraw request"
      title={`Withdraw request ${number}?`}
      consequences="Nobody decides on it any more. You can ask again later with a new request."
      action={withdrawRequestAction}
      fields={{ requestId }}
    />
  );
}
