import { ClassificationBadge } from "@/components/layout/classification-badge";
import { Badge } from "@/components/ui/badge";
import { Callout } from "@/components/ui/callout";
import { LinkButton } from "@/components/ui/link-button";
import { Markdown } from "@/components/ui/markdown";
import { Timeline } from "@/components/ui/timeline";
import type { RequestForm } from "@/lib/features/access/queries/request-form";
import { formatDays, formatList, plural } from "@/lib/format";
import { duration } from "./duration";

/** Beside the form: who decides, in which order, by which rule, how long it usually takes, and the terms in short. */
export function RequestAside({ form }: { form: RequestForm }) {
  const { contract } = form;
  return (
    <aside aria-label="What happens next" className="flex flex-col gap-6 lg:border-l lg:border-line lg:pl-8">
      <section aria-labelledby="who-decides">
        <h2 id="who-decides" className="mb-3 font-semibold">
          Who decides
        </h2>
        <Timeline
          label="Approvals in order"
          items={[
            ...form.steps.map((step, index) => ({
              key: step.title,
              state: index === 0 ? ("current" as const) : ("waiting" as const),
              title: step.title,
              detail: (
                <>
                  <p className="text-ink">
                    {step.people.length > 0 ? formatList(step.people, "or") : "Nobody yet: ask a platform admin"}
                  </p>
                  <p>{step.reason}</p>
                </>
              ),
            })),
            {
              key: "access",
              state: "waiting" as const,
              title: "Access is set up",
              detail: "By itself, within a minute of the last approval.",
            },
          ]}
        />
      </section>
      <section aria-labelledby="usual-time">
        <h2 id="usual-time" className="mb-1 font-semibold">
          Usual time
        </h2>
        <p className="text-muted">
          {form.usual
            ? `${duration(form.usual.seconds)} until the decision, ${form.usual.count === 1 ? "as the one request decided" : `the median of ${plural(form.usual.count, "request")}`} in the last 90 days.`
            : "No history yet."}
        </p>
      </section>
      <section aria-labelledby="terms">
        <h2 id="terms" className="mb-1 font-semibold">
          Terms in short
        </h2>
        <p className="mb-2 flex flex-wrap gap-2">
          <ClassificationBadge value={form.classification} />
          <Badge>At most {formatDays(form.maximumDays)}</Badge>
        </p>
        {contract.usage ? <Markdown source={contract.usage} className="text-muted" /> : null}
        {contract.limitations ? <Markdown source={contract.limitations} className="mt-2 text-muted" /> : null}
      </section>
    </aside>
  );
}

/** What the person has already, before they ask again. */
export function ExistingAccess({ items }: { items: RequestForm["existing"] }) {
  if (items.length === 0) return null;
  return (
    <Callout className="mb-6 max-w-140" title="There is something already">
      <ul className="mt-1 flex flex-col items-start gap-2">
        {items.map((item) => (
          <li key={item.href} className="flex flex-wrap items-center gap-3">
            <span>{item.text}</span>
            <LinkButton href={item.href} size="sm">
              Open
            </LinkButton>
          </li>
        ))}
      </ul>
    </Callout>
  );
}
