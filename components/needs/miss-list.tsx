"use client";

import Link from "next/link";
import { useTransition } from "react";
import { Button } from "@/components/ui/button";
import { LinkButton } from "@/components/ui/link-button";
import { RelativeTime } from "@/components/ui/relative-time";
import { Cell, ColumnHead, RowHead, Table, TableBody, TableHead, TableRow } from "@/components/ui/table";
import { useToast } from "@/components/ui/toast";
import { idleState } from "@/lib/action-state";
import { dismissMissAction, restoreMissAction } from "@/lib/features/misses/actions";
import type { Miss } from "@/lib/features/misses/queries";
import { formatNumber } from "@/lib/format";
import { routes } from "@/lib/routes";

/** Questions that found nothing, with what can be done about each. */
export function MissList({ rows, now }: { rows: readonly Miss[]; now: Date }) {
  return (
    <Table caption="Searches that found nothing, most people first">
      <TableHead>
        <ColumnHead>Searched for</ColumnHead>
        <ColumnHead align="end">People</ColumnHead>
        <ColumnHead align="end">Times</ColumnHead>
        <ColumnHead align="end">Last</ColumnHead>
        <ColumnHead>Needs alike</ColumnHead>
        <ColumnHead>
          <span className="sr-only">What to do</span>
        </ColumnHead>
      </TableHead>
      <TableBody>
        {rows.map((miss) => (
          <TableRow key={miss.question} interactive>
            <RowHead>
              <Link href={routes.search({ q: miss.question })} className="hover:underline">
                {miss.question}
              </Link>
            </RowHead>
            <Cell label="People" align="end">
              {formatNumber(miss.people)}
            </Cell>
            <Cell label="Times" align="end">
              {formatNumber(miss.asked)}
            </Cell>
            <Cell label="Last" align="end" className="text-muted">
              <RelativeTime value={miss.lastAt} now={now} />
            </Cell>
            <Cell label="Needs alike">
              {miss.needs.length === 0 ? <span className="text-muted">None</span> : null}
              <ul>
                {miss.needs.map((need) => (
                  <li key={need.number}>
                    <Link href={routes.need(need.number)} className="link">
                      {need.title}
                    </Link>
                  </li>
                ))}
              </ul>
            </Cell>
            <Cell label="What to do">
              <MissActs question={miss.question} />
            </Cell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

function MissActs({ question }: { question: string }) {
  const toast = useToast();
  const [busy, start] = useTransition();
  const form = new FormData();
  form.set("question", question);
  const undo = () => start(async () => void (await restoreMissAction(idleState, form)));
  const dismiss = () =>
    start(async () => {
      const state = await dismissMissAction(idleState, form);
      toast(
        state.ok
          ? {
              title: `“${question}” was dismissed`,
              action: (
                <Button size="sm" onClick={undo}>
                  Undo
                </Button>
              ),
            }
          : { title: state.message ?? "It could not be dismissed.", tone: "danger" },
      );
    });
  return (
    <span className="flex flex-wrap gap-2">
      <LinkButton size="sm" href={routes.newNeed({ q: question })}>
        Make a need of it
      </LinkButton>
      <Button size="sm" variant="ghost" pending={busy} onClick={dismiss} aria-label={`Dismiss ${question}`}>
        Dismiss
      </Button>
    </span>
  );
}
