import { Bot, CircleSlash } from "lucide-react";
import { ConfirmAction } from "@/components/forms/confirm-action";
import { CreateToken } from "@/components/forms/create-token";
import { DialogForm } from "@/components/forms/dialog-form";
import { TokenTable } from "@/components/forms/token-table";
import { Section } from "@/components/layout/section";
import { Code } from "@/components/ui/code";
import { Status } from "@/components/ui/status";
import type { Scope } from "@/lib/domain/actor";
import { createServiceAccount, deactivateServiceAccount } from "@/lib/features/teams/actions";
import { shortName } from "./team-form-fields";

type Token = {
  id: string;
  name: string;
  prefix: string;
  scopes: string[];
  expiresAt: Date;
  lastUsedAt: Date | null;
  revokedAt: Date | null;
};

type ServiceAccount = {
  id: string;
  slug: string;
  name: string;
  description: string;
  deactivatedAt: Date | null;
  tokens: Token[];
};

type ServiceAccountsProps = {
  team: { id: string; name: string };
  accounts: ReadonlyArray<ServiceAccount>;
  mayManage: boolean;
  now: Date;
};

/** Deciding and auditing is left to people. */
const programScopes: readonly Scope[] = [
  "catalog:read",
  "catalog:publish",
  "quality:write",
  "access:read",
  "access:request",
];

/** The team's programs, each with an identity of its own. */
export function ServiceAccounts({ team, accounts, mayManage, now }: ServiceAccountsProps) {
  return (
    <Section
      title="Service accounts"
      description="A program uses an account of its own, one for each data product it consumes."
      action={mayManage ? <NewAccount team={team} /> : undefined}
    >
      {accounts.length === 0 ? (
        <p className="border-t border-line py-3 text-muted">No program of this team has an account yet.</p>
      ) : (
        <ul className="border-t border-line">
          {accounts.map((account) => (
            <li key={account.id} className="border-b border-line py-3">
              <OneAccount account={account} mayManage={mayManage} now={now} />
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

function OneAccount({ account, mayManage, now }: { account: ServiceAccount; mayManage: boolean; now: Date }) {
  const open = account.deactivatedAt === null;
  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2">
        <div className="min-w-0 flex-1 basis-64">
          <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <Status tone={open ? "info" : "neutral"} icon={open ? Bot : CircleSlash}>
              <span className="font-medium">{account.name}</span>
              {open ? null : " (deactivated)"}
            </Status>
            <Code>{account.slug}</Code>
          </p>
          {account.description ? <p className="mt-0.5 text-muted">{account.description}</p> : null}
        </div>
        {mayManage && open ? (
          <div className="flex flex-wrap gap-2">
            <CreateToken scopes={programScopes} serviceAccount={account} size="sm" />
            <ConfirmAction
              action={deactivateServiceAccount}
              values={{ serviceAccountId: account.id }}
              label="Deactivate"
              about={account.name}
              size="sm"
              title={`Deactivate ${account.name}?`}
              consequences="Its tokens end now and its access to data is taken back within a minute. This cannot be undone; make a new account instead."
              confirmLabel="Deactivate service account"
            />
          </div>
        ) : null}
      </div>
      {account.tokens.length === 0 ? null : (
        <TokenTable caption={`Tokens of ${account.name}`} tokens={account.tokens} now={now} />
      )}
    </div>
  );
}

function NewAccount({ team }: { team: { id: string; name: string } }) {
  return (
    <DialogForm
      action={createServiceAccount}
      label="Create a service account"
      size="sm"
      title={`Create a service account of ${team.name}`}
      submitLabel="Create service account"
      fields={[
        { kind: "hidden", name: "teamId", value: team.id },
        { kind: "text", name: "name", label: "Name", hint: "What the program does, such as Rent roll export." },
        shortName,
        { kind: "textarea", name: "description", label: "What it is for", optional: true },
      ]}
    />
  );
}
