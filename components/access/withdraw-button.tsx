"use client";

import { withdrawRequestAction } from "@/lib/features/access/actions";
import { ConfirmAct } from "./confirm-act";

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
