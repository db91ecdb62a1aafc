import { CircleCheck, CircleSlash, Clock } from "lucide-react";
import { Code } from "@/components/ui/code";
import { RelativeTime } from "@/components/ui/relative-time";
import { Status } from "@/components/ui/status";
import { Cell, ColumnHead, RowHead, Table, TableBody, TableHead, TableRow } from "@/components/ui/table";
import { revokeToken } from "@/lib/features/people/actions";
import { ConfirmAction } from "./confirm-action";

type ListedToken = {
  id: string;
  name: string;
  prefix: string;
  scopes: string[];
  expiresAt: Date;
  lastUsedAt: Date | null;
  revokedAt: Date | null;
};

type TokenTableProps = { caption: string; tokens: ReadonlyArray<ListedToken>; now: Date };

/** API tokens with what they may do, until when, and when they were last used. */
export function TokenTable({ caption, tokens, now }: TokenTableProps) {
  return (
    <Table caption={caption}>
      <TableHead>
        <ColumnHead>Name</ColumnHead>
        <ColumnHead>Scopes</ColumnHead>
        <ColumnHead>Last used</ColumnHead>
        <ColumnHead>State</ColumnHead>
        <ColumnHead align="end">
          <span className="sr-only">Acts</span>
        </ColumnHead>
      </TableHead>
      <TableBody>
        {tokens.map((token) => (
          <TableRow key={token.id}>
            <RowHead>
              {token.name}
              <span className="block font-normal whitespace-nowrap text-muted">
                <Code>{`${token.prefix}…`}</Code>
              </span>
            </RowHead>
            <Cell label="Scopes">
              <Code>{token.scopes.join(" ")}</Code>
            </Cell>
            <Cell label="Last used">
              {token.lastUsedAt ? <RelativeTime value={token.lastUsedAt} now={now} /> : "Never"}
            </Cell>
            <Cell label="State">
              <TokenState token={token} now={now} />
            </Cell>
            <Cell align="end">
              {token.revokedAt || token.expiresAt <= now ? null : (
                <ConfirmAction
                  action={revokeToken}
                  values={{ tokenId: token.id }}
                  label="Revoke"
                  about={token.name}
                  size="sm"
                  title={`Revoke the token ${token.name}?`}
                  consequences="Whatever uses it is refused from the next request on. It cannot be brought back."
                  confirmLabel="Revoke token"
                />
              )}
            </Cell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

function TokenState({ token, now }: { token: ListedToken; now: Date }) {
  if (token.revokedAt) {
    return (
      <Status tone="neutral" icon={CircleSlash}>
        Revoked
      </Status>
    );
  }
  if (token.expiresAt <= now) {
    return (
      <Status tone="neutral" icon={Clock}>
        Expired
      </Status>
    );
  }
  return (
    <Status tone="success" icon={CircleCheck}>
      Valid, ends <RelativeTime value={token.expiresAt} now={now} />
    </Status>
  );
}
