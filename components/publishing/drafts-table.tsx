import Link from "next/link";
import { RelativeTime } from "@/components/ui/relative-time";
import { Cell, ColumnHead, RowHead, Table, TableBody, TableHead, TableRow } from "@/components/ui/table";
import type { DraftRow } from "@/lib/features/publishing/queries";
import { routes } from "@/lib/routes";

/** Drafts of the reader's teams, newest first. */
export function DraftsTable({ drafts, now }: { drafts: readonly DraftRow[]; now: Date }) {
  return (
    <Table caption="Drafts">
      <TableHead>
        <ColumnHead>Draft</ColumnHead>
        <ColumnHead>Team</ColumnHead>
        <ColumnHead>Begun by</ColumnHead>
        <ColumnHead align="end">Last saved</ColumnHead>
      </TableHead>
      <TableBody>
        {drafts.map((draft) => (
          <TableRow key={draft.id} interactive>
            <RowHead>
              <Link href={routes.draft(draft.id)} className="font-medium wrap-anywhere">
                {draft.title}
              </Link>
            </RowHead>
            <Cell label="Team">{draft.teamName}</Cell>
            <Cell label="Begun by">{draft.isMine ? "You" : draft.createdBy}</Cell>
            <Cell label="Last saved" align="end">
              <RelativeTime value={draft.updatedAt} now={now} />
            </Cell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
