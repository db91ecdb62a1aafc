"use client";

import { useActionState } from "react";
import { Callout } from "@/components/ui/callout";
import { Code } from "@/components/ui/code";
import { CodeBlock } from "@/components/ui/code-block";
import { DescriptionList } from "@/components/ui/description-list";
import { FormErrors } from "@/components/ui/form-errors";
import { SubmitButton } from "@/components/ui/submit-button";
import { idleState } from "@/lib/action-state";
import { connectionUrl, type Endpoint, environmentLines, firstRows, psqlCommand } from "@/lib/domain/access/snippets";
import { issueCredentialAction } from "@/lib/features/access/actions";
import { formatDateTime } from "@/lib/format";

type CredentialProps = {
  grantId: string;
  issuedAt: Date | null;
  /** The platform has taken the latest credential over. */
  applied: boolean;
  endpoint: Endpoint;
  role: string;
  schema: string;
  views: readonly string[];
};

/** How to connect. The password is in the page only after it was issued here, and gone with the next visit. */
export function Credential(props: CredentialProps) {
  const { grantId, issuedAt, applied, endpoint, role } = props;
  const [state, issue] = useActionState(issueCredentialAction, idleState);
  const password = state.ok ? state.values?.password : undefined;
  return (
    <div className="flex flex-col gap-5">
      {password === undefined ? null : <ShownOnce password={password} applied={applied} />}
      <DescriptionList
        items={[
          { term: "Host", value: <Code copy="host">{endpoint.host}</Code> },
          { term: "Port", value: <Code copy="port">{String(endpoint.port)}</Code> },
          { term: "Database", value: <Code copy="database">{endpoint.database}</Code> },
          { term: "User", value: <Code copy="user">{role}</Code> },
          ...props.views.map((view) => ({
            term: props.views.length === 1 ? "View" : `View ${view}`,
            value: <Code copy={`name of view ${view}`}>{`${props.schema}.${view}`}</Code>,
          })),
        ]}
      />
      <form action={issue} className="flex flex-col items-start gap-2">
        <FormErrors message={state.ok ? undefined : state.message} />
        <input type="hidden" name="grantId" value={grantId} />
        <SubmitButton variant={issuedAt === null ? "primary" : "secondary"}>
          {issuedAt === null ? "Get credential" : "Replace credential"}
        </SubmitButton>
        <p className="text-sm text-muted">
          {issuedAt === null
            ? "The password is shown once and stored nowhere. You can replace it at any time."
            : `Issued ${formatDateTime(issuedAt)}. Replacing it makes the earlier password stop working.`}
        </p>
      </form>
      <Snippets {...props} password={password} />
    </div>
  );
}

function ShownOnce({ password, applied }: { password: string; applied: boolean }) {
  return (
    <Callout tone="warning" title="Copy the password now: it is shown only this once" live>
      <p className="my-1">
        <Code copy="password" className="text-base">
          {password}
        </Code>
      </p>
      <p role="status" className="text-muted">
        {applied
          ? "The platform has taken it over: you can connect."
          : "The platform is taking it over, a few seconds."}
      </p>
    </Callout>
  );
}

function Snippets({ endpoint, role, schema, views, password }: CredentialProps & { password: string | undefined }) {
  const [view = "view"] = views;
  const url = connectionUrl(endpoint, role, password);
  return (
    <>
      <CodeBlock label="psql" text={psqlCommand(url, firstRows(schema, view))} />
      <CodeBlock
        label="Environment variables"
        text={environmentLines(endpoint, role, password ?? "the-password-you-were-shown")}
      />
    </>
  );
}
