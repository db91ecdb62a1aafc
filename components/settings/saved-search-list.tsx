"use client";

import Link from "next/link";
import { useTransition } from "react";
import type { FormAction } from "@/components/forms/simple-form";
import { useDialogAction } from "@/components/forms/use-dialog-action";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { RelativeTime } from "@/components/ui/relative-time";
import { Cell, ColumnHead, RowHead, Table, TableBody, TableHead, TableRow } from "@/components/ui/table";
import { useToast } from "@/components/ui/toast";
import { idleState, problemOf } from "@/lib/action-state";
import {
  deleteSavedSearchAction,
  pauseSavedSearchAction,
  renameSavedSearchAction,
  restoreSavedSearchAction,
} from "@/lib/features/saved-searches/actions";
import type { SavedSearchRow } from "@/lib/features/saved-searches/queries";
import { formatNumber } from "@/lib/format";
import { routes } from "@/lib/routes";

export function SavedSearchList({ rows, now }: { rows: readonly SavedSearchRow[]; now: Date }) {
  return (
    <Table caption="Your saved searches">
      <TableHead>
        <ColumnHead>Search</ColumnHead>
        <ColumnHead align="end">New since saved</ColumnHead>
        <ColumnHead align="end">Last found</ColumnHead>
        <ColumnHead>
          <span className="sr-only">What to do</span>
        </ColumnHead>
      </TableHead>
      <TableBody>
        {rows.map((row) => (
          <TableRow key={row.id} interactive>
            <RowHead>
              <Link href={`${routes.search()}?${row.query}`} className="hover:underline">
                {row.name}
              </Link>
              {row.paused ? <span className="font-normal text-muted"> · paused</span> : null}
            </RowHead>
            <Cell label="New since saved" align="end">
              {formatNumber(row.found)}
            </Cell>
            <Cell label="Last found" align="end" className="text-muted">
              {row.foundAt ? <RelativeTime value={row.foundAt} now={now} /> : "—"}
            </Cell>
            <Cell label="What to do">
              <Acts row={row} />
            </Cell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

function formOf(fields: Record<string, string>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return form;
}

function Acts({ row }: { row: SavedSearchRow }) {
  const toast = useToast();
  const [busy, start] = useTransition();
  const run = (act: FormAction, fields: Record<string, string>, then?: () => void) =>
    start(async () => {
      const state = await act(idleState, formOf(fields));
      if (state.ok) then?.();
      else toast({ title: state.message ?? "It could not be done.", tone: "danger" });
    });
  const undo = (
    <Button size="sm" onClick={() => run(restoreSavedSearchAction, { id: row.id })}>
      Undo
    </Button>
  );
  return (
    <span className="flex flex-wrap gap-2">
      <Rename row={row} />
      <Button
        size="sm"
        variant="ghost"
        pending={busy}
        aria-label={`${row.paused ? "Resume" : "Pause"} ${row.name}`}
        onClick={() => run(pauseSavedSearchAction, { id: row.id, paused: row.paused ? "no" : "yes" })}
      >
        {row.paused ? "Resume" : "Pause"}
      </Button>
      <Button
        size="sm"
        variant="ghost"
        pending={busy}
        aria-label={`Delete ${row.name}`}
        onClick={() =>
          run(deleteSavedSearchAction, { id: row.id }, () =>
            toast({ title: `“${row.name}” was deleted`, action: undo }),
          )
        }
      >
        Delete
      </Button>
    </span>
  );
}

function Rename({ row }: { row: SavedSearchRow }) {
  const { open, show, close, state, submit } = useDialogAction(renameSavedSearchAction);
  // A search that is gone is no field's fault, and has to be said as well.
  const error = problemOf(state, "name") ?? (state.ok ? undefined : state.message);
  return (
    <>
      <Button size="sm" variant="ghost" aria-label={`Rename ${row.name}`} onClick={show}>
        Rename
      </Button>
      <ConfirmDialog
        open={open}
        onClose={close}
        title="Rename this search"
        consequences="The name stands in notifications and mails."
        confirmLabel="Rename"
        tone="primary"
        action={submit}
      >
        <input type="hidden" name="id" value={row.id} />
        <Field label="Name" name="name" id={`name-${row.id}`} error={error}>
          {(control) => <Input {...control} maxLength={80} defaultValue={state.values?.name ?? row.name} />}
        </Field>
      </ConfirmDialog>
    </>
  );
}
