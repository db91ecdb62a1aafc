"use client";

import { DialogForm } from "@/components/forms/dialog-form";
import { Callout } from "@/components/ui/callout";
import { Code } from "@/components/ui/code";
import type { Scope } from "@/lib/domain/actor";
import { createToken } from "@/lib/features/people/actions";
import { tokenDays } from "@/lib/features/people/schema";
import { formatDays } from "@/lib/format";
import { scopeMeanings } from "./scope-meanings";

type CreateTokenProps = {
  /** What may be chosen. */
  scopes: ReadonlyArray<Scope>;
  /** Of a team's program; without it the token is one's own. */
  serviceAccount?: { id: string; name: string };
  variant?: "primary" | "secondary";
  size?: "sm" | "md";
};

/** Makes an API token and shows it once. */
export function CreateToken({ scopes, serviceAccount, variant = "secondary", size }: CreateTokenProps) {
  return (
    <DialogForm
      action={createToken}
      label="Create a token"
      about={serviceAccount?.name}
      variant={variant}
      size={size}
      title={serviceAccount ? `Create a token for ${serviceAccount.name}` : "Create an API token"}
      description="It opens the REST API with the rights chosen here, and never more than its owner has."
      submitLabel="Create token"
      fields={[
        { kind: "hidden", name: "serviceAccountId", value: serviceAccount?.id ?? "" },
        { kind: "text", name: "name", label: "Name", hint: "Where it is used, such as nightly build." },
        {
          kind: "select",
          name: "days",
          label: "Valid for",
          defaultValue: "90",
          options: tokenDays.map((days) => ({ value: String(days), label: formatDays(days) })),
        },
        {
          kind: "checkboxes",
          name: "scopes",
          label: "What it may do",
          options: scopes.map((scope) => ({ value: scope, label: scopeMeanings[scope], hint: scope })),
        },
      ]}
      result={(state) => (
        <div className="flex flex-col gap-3">
          <Callout tone="success" live>
            {state.message}
          </Callout>
          <Code copy="token">{state.values?.created ?? ""}</Code>
        </div>
      )}
    />
  );
}
