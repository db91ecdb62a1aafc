import Link from "next/link";
import { DialogForm } from "@/components/forms/dialog-form";
import { Code } from "@/components/ui/code";
import { Cell, ColumnHead, RowHead, Table, TableBody, TableHead, TableRow } from "@/components/ui/table";
import { createDomain, updateDomain } from "@/lib/features/domains/actions";
import { formatList, formatNumber } from "@/lib/format";
import { routes } from "@/lib/routes";

type ManagedDomain = {
  id: string;
  path: string;
  name: string;
  description: string;
  owners: string[];
  _count: { products: number; teams: number };
  manage: { allowed: boolean };
};

const depthOf = (path: string) => path.split("/").length - 1;

/** The tree of domains in path order; a level deeper stands further in. */
export function DomainTree({ domains }: { domains: ReadonlyArray<ManagedDomain> }) {
  return (
    <Table caption="Domains">
      <TableHead>
        <ColumnHead>Domain</ColumnHead>
        <ColumnHead>Owner</ColumnHead>
        <ColumnHead align="end">Data products</ColumnHead>
        <ColumnHead align="end">Teams</ColumnHead>
        <ColumnHead align="end">
          <span className="sr-only">Acts</span>
        </ColumnHead>
      </TableHead>
      <TableBody>
        {domains.map((domain) => (
          <TableRow key={domain.id} interactive>
            <RowHead>
              <span className="block" style={{ paddingInlineStart: `${depthOf(domain.path) * 20}px` }}>
                <Link href={routes.domain(domain.path)} className="font-medium hover:underline">
                  {domain.name}
                </Link>
                <span className="block font-normal text-muted">
                  <Code>{domain.path}</Code>
                </span>
              </span>
            </RowHead>
            <Cell label="Owner">{formatList(domain.owners) || "None"}</Cell>
            <Cell label="Data products" align="end">
              {formatNumber(domain._count.products)}
            </Cell>
            <Cell label="Teams" align="end">
              {formatNumber(domain._count.teams)}
            </Cell>
            <Cell align="end">{domain.manage.allowed ? <EditDomain domain={domain} /> : null}</Cell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

function EditDomain({ domain }: { domain: ManagedDomain }) {
  return (
    <DialogForm
      action={updateDomain}
      label="Edit"
      about={domain.name}
      size="sm"
      title={`Edit ${domain.name}`}
      description="The path stays as it is: links, documents and rights carry it."
      submitLabel="Save"
      fields={[
        { kind: "hidden", name: "domainId", value: domain.id },
        { kind: "text", name: "name", label: "Name", defaultValue: domain.name },
        {
          kind: "textarea",
          name: "description",
          label: "Description",
          optional: true,
          hint: "Markdown.",
          defaultValue: domain.description,
        },
      ]}
    />
  );
}

type CreateDomainProps = { parents: ReadonlyArray<{ id: string; name: string; path: string }>; mayAtTop: boolean };

export function CreateDomain({ parents, mayAtTop }: CreateDomainProps) {
  return (
    <DialogForm
      action={createDomain}
      label="Create a domain"
      variant="primary"
      title="Create a domain"
      submitLabel="Create domain"
      fields={[
        { kind: "text", name: "name", label: "Name" },
        {
          kind: "text",
          name: "slug",
          label: "Short name",
          hint: "Its part of the path, such as leasing. It stays as it is.",
        },
        {
          kind: "select",
          name: "parentId",
          label: "Belongs to",
          optional: mayAtTop,
          placeholder: mayAtTop ? "Top of the tree" : "Choose a domain",
          options: parents.map(({ id, name, path }) => ({ value: id, label: `${name} (${path})` })),
        },
        { kind: "textarea", name: "description", label: "Description", optional: true, hint: "Markdown." },
      ]}
    />
  );
}
