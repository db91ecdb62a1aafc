import Link from "next/link";
import { Section } from "@/components/layout/section";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { routes } from "@/lib/routes";

/** For somebody with nothing open: what this is for, in the order in which it is used. */
export function FirstSteps() {
  return (
    <Section title="Start here">
      <ol className="grid max-w-240 gap-x-10 gap-y-3 border-t border-line pt-3 sm:grid-cols-3">
        <li>
          <p className="font-medium">Find</p>
          <p className="text-muted">
            Search by the words you would use yourself, or{" "}
            <Link href={routes.domains()} className="link">
              walk through the domains
            </Link>
            .
          </p>
        </li>
        <li>
          <p className="font-medium">Understand</p>
          <p className="text-muted">A product says what it holds, how far to trust it, and who decides on access.</p>
        </li>
        <li>
          <p className="font-medium">Get</p>
          <p className="text-muted">
            Request access for a purpose. What waits, ends soon or needs your answer then stands here.
          </p>
        </li>
      </ol>
    </Section>
  );
}

/** For somebody without any role: why there is so little, and who changes that. */
export function NoRoleYet() {
  return (
    <EmptyState
      kind="not-allowed"
      title="You have no role here yet"
      action={<LinkButton href={routes.search()}>See public data products</LinkButton>}
      className="mb-8"
    >
      You see what is public, and cannot request access. Ask a platform admin for a role, such as consumer.
    </EmptyState>
  );
}
