import type { ReactNode } from "react";
import { Badge } from "@/components/ui/badge";
import { Code } from "@/components/ui/code";
import { CodeBlock } from "@/components/ui/code-block";
import { Markdown } from "@/components/ui/markdown";
import type { OperationView, ResponseView } from "@/lib/api/reference-view";
import { FieldTable } from "./field-table";

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="mt-4">
      <h4 className="mb-1 text-sm font-medium text-muted">{title}</h4>
      {children}
    </div>
  );
}

const succeeded = (response: ResponseView) => response.status < "400";

/** What comes back on success. Its fields are many and wanted rarely, so they open on demand. */
function Success({ response, operation }: { response: ResponseView; operation: string }) {
  return (
    <Part title={`Answer ${response.status}`}>
      <p>{response.description}</p>
      {response.fields.length > 0 ? (
        <details className="mt-1">
          <summary className="inline-flex min-h-6 cursor-pointer items-center text-accent-ink hover:underline">
            {response.fields.length} fields
          </summary>
          <FieldTable caption={`Answer ${response.status} of ${operation}`} fields={response.fields} />
        </details>
      ) : null}
    </Part>
  );
}

/** A refusal is one line: its document is the same everywhere. */
function Refusals({ responses }: { responses: readonly ResponseView[] }) {
  if (responses.length === 0) return null;
  return (
    <Part title="Refusals">
      <dl className="grid gap-x-4 gap-y-1 sm:grid-cols-[auto_1fr]">
        {responses.map((response) => (
          <div key={response.status} className="contents">
            <dt className="font-mono text-sm leading-5 tabular-nums">{response.status}</dt>
            <dd className="mb-1 sm:mb-0">{response.description}</dd>
          </div>
        ))}
      </dl>
    </Part>
  );
}

/** One operation: what it does, what it takes, what it answers, and a command that runs. */
export function OperationReference({ operation }: { operation: OperationView }) {
  const { body, parameters, responses } = operation;
  return (
    <article
      id={operation.id}
      aria-labelledby={`${operation.id}-title`}
      className="scroll-mt-16 border-t border-line py-6 first:border-t-0 first:pt-2"
    >
      <h3 id={`${operation.id}-title`} className="font-semibold">
        {operation.summary}
      </h3>
      <p className="mt-1 flex flex-wrap items-center gap-2">
        <Badge tone={operation.method === "GET" ? "neutral" : "info"}>{operation.method}</Badge>
        <Code>{operation.path}</Code>
      </p>
      <Markdown source={operation.description} top={4} className="mt-2 max-w-160" />
      <div className="mt-3">
        <CodeBlock label={`${operation.summary}: curl`} text={operation.curl} />
      </div>
      {parameters.length > 0 ? (
        <Part title="Parameters">
          <FieldTable caption={`Parameters of ${operation.summary}`} fields={parameters} />
        </Part>
      ) : null}
      {body ? (
        <Part title={`Body: ${body.mediaTypes.join(" or ")}`}>
          {body.description ? <p>{body.description}</p> : null}
          {body.fields.length > 0 ? <FieldTable caption={`Body of ${operation.summary}`} fields={body.fields} /> : null}
        </Part>
      ) : null}
      {responses.filter(succeeded).map((response) => (
        <Success key={response.status} response={response} operation={operation.summary} />
      ))}
      <Refusals responses={responses.filter((response) => !succeeded(response))} />
    </article>
  );
}
