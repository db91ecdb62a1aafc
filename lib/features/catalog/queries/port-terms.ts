import type { Approver } from "@/lib/domain/access/policy";
import type { Actor } from "@/lib/domain/actor";
import { approversOf } from "@/lib/features/access/queries/approvers";
import { accessPath } from "@/lib/features/access/queries/port";
import type { PortView } from "./product";

export type PortTerms = {
  port: PortView;
  maximumDays: number;
  /** Who is asked, in this order, with the people who could answer for this reader. */
  steps: { approver: Approver; reason: string; people: string[] }[];
};

/** The terms of each port as a request would find them now: how long, and who decides. */
export function portTerms(actor: Actor, ports: readonly PortView[]): Promise<PortTerms[]> {
  return Promise.all(
    ports.map(async (port) => {
      const path = await accessPath(port.source);
      const steps = await Promise.all(
        path.steps.map(async ({ approver, reason }) => {
          const people = await approversOf(approver, port.source.product, { personIds: [actor.id], teamId: null });
          return { approver, reason, people: people.map((person) => person.name) };
        }),
      );
      return { port, maximumDays: path.maximumDays, steps };
    }),
  );
}
