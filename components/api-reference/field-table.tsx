import { Code } from "@/components/ui/code";
import { Cell, ColumnHead, RowHead, Table, TableBody, TableHead, TableRow } from "@/components/ui/table";
import type { FieldView } from "@/lib/api/reference-view";

type FieldTableProps = {
  caption: string;
  /** Rows of parameters carry where they stand. */
  fields: readonly (FieldView & { place?: string })[];
};

/** A description's words; what stands between backticks is code. */
function Words({ text }: { text: string }) {
  return [...text.matchAll(/`([^`]+)`|[^`]+/g)].map((piece) =>
    piece[1] ? <Code key={piece.index}>{piece[1]}</Code> : <span key={piece.index}>{piece[0]}</span>,
  );
}

/** Names, types and meanings of fields or parameters. */
export function FieldTable({ caption, fields }: FieldTableProps) {
  const places = fields.some((field) => field.place);
  return (
    <Table caption={caption} sticky={false}>
      <TableHead>
        <ColumnHead>Name</ColumnHead>
        {places ? <ColumnHead>In</ColumnHead> : null}
        <ColumnHead>Type</ColumnHead>
        <ColumnHead>Meaning</ColumnHead>
      </TableHead>
      <TableBody>
        {fields.map((field) => (
          <TableRow key={`${field.place ?? ""}${field.name}`}>
            <RowHead>
              <Code>{field.name}</Code>
              {field.required ? null : <span className="ml-2 text-sm font-normal text-muted">optional</span>}
            </RowHead>
            {places ? <Cell label="In">{field.place}</Cell> : null}
            <Cell label="Type" className="text-muted">
              {field.type}
            </Cell>
            <Cell label="Meaning">
              <Words text={field.description} />
            </Cell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
