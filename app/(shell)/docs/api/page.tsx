import type { Metadata } from "next";
import { OperationReference } from "@/components/api-reference/operation";
import { ProblemKinds } from "@/components/api-reference/problem-kinds";
import { PageHeader } from "@/components/layout/page-header";
import { Section } from "@/components/layout/section";
import { Markdown } from "@/components/ui/markdown";
import { reference } from "@/lib/api/api";
import { problemKinds } from "@/lib/api/problem";
import { referenceView } from "@/lib/api/reference-view";
import { requireActor } from "@/lib/auth/actor";

export const metadata: Metadata = { title: "REST API" };

/** The API reference, rendered on the server from the same document that programs read. */
export default async function ApiReferencePage() {
  await requireActor();
  const view = referenceView(reference());
  return (
    <>
      <PageHeader
        title="REST API"
        description={
          <>
            Every operation with a command that runs. For programs:{" "}
            <a className="underline" href="/api/v1/openapi.json">
              OpenAPI 3.1
            </a>
            .
          </>
        }
      />
      <nav aria-label="Operations" className="mb-8 grid gap-x-8 gap-y-4 sm:grid-cols-2 xl:grid-cols-3 print:hidden">
        {view.groups.map((group) => (
          <div key={group.name}>
            <p className="text-sm font-medium text-muted">{group.name}</p>
            <ul>
              {group.operations.map((operation) => (
                <li key={operation.id}>
                  <a className="inline-flex min-h-6 items-center hover:underline" href={`#${operation.id}`}>
                    {operation.summary}
                  </a>
                </li>
              ))}
            </ul>
          </div>
        ))}
      </nav>
      <Section title="How it works">
        <Markdown source={view.description} className="max-w-160" />
      </Section>
      {view.groups.map((group) => (
        <Section key={group.name} title={group.name} description={group.description}>
          {group.operations.map((operation) => (
            <OperationReference key={operation.id} operation={operation} />
          ))}
        </Section>
      ))}
      <Section title="Problems" description="What the code of a problem document means.">
        <ProblemKinds kinds={problemKinds} />
      </Section>
    </>
  );
}
