import { Code } from "@/components/ui/code";
import { Cell, ColumnHead, RowHead, Table, TableBody, TableHead, TableRow } from "@/components/ui/table";

type ProblemKindsProps = { kinds: readonly { code: string; status: number; title: string }[] };

/** The `type` of a problem document leads to its row here. */
export function ProblemKinds({ kinds }: ProblemKindsProps) {
  return (
    <Table caption="Kinds of problem" sticky={false}>
      <TableHead>
        <ColumnHead>Code</ColumnHead>
        <ColumnHead>Status</ColumnHead>
        <ColumnHead>Meaning</ColumnHead>
      </TableHead>
      <TableBody>
        {kinds.map((kind) => (
          <TableRow key={kind.code} id={`problem-${kind.code}`} className="scroll-mt-16">
            <RowHead>
              <Code>{kind.code}</Code>
            </RowHead>
            <Cell label="Status">{kind.status}</Cell>
            <Cell label="Meaning">{kind.title}</Cell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
