"use client";

import { ConfirmAct } from "@/components/forms/confirm-act";
import { returnGrantAction, revokeGrantAction } from "@/lib/features/access/actions";

type EndGrantButtonsProps = { grant: { id: string; consumer: string; mayRevoke: boolean; mayReturn: boolean } };

/** The two ways to end access before its time: the product's side takes it back, the consumer gives it back. */
export function EndGrantButtons({ grant }: EndGrantButtonsProps) {
  const fields = { grantId: grant.id };
  return (
    <>
      {grant.mayReturn ? (
        <ConfirmAct
          label="Give access back"
          title="Give this access back?"
          consequences="The role and its open sessions are removed from the platform within a minute. To read the data again you need a new request."
          action={returnGrantAction}
          fields={fields}
          reason={{ optional: true, hint: "The product's owners read it." }}
        />
      ) : null}
      {grant.mayRevoke ? (
        <ConfirmAct
          label="Revoke access"
          title={`Revoke the access of ${grant.consumer}?`}
          consequences="The role and its open sessions are removed from the platform within a minute. This cannot be undone; the consumer can ask again."
          action={revokeGrantAction}
          fields={fields}
          reason={{ optional: false, hint: "At least 10 characters. The consumer reads it." }}
        />
      ) : null}
    </>
  );
}
