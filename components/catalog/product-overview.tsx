import { CircleCheck, CircleMinus } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { RolesAndTeam } from "@/components/contracts/contract-terms";
import { HighlightedCode } from "@/components/contracts/highlighted-code";
import { ClassificationBadge } from "@/components/layout/classification-badge";
import { Deprecation } from "@/components/layout/deprecation";
import { Section } from "@/components/layout/section";
import { Code } from "@/components/ui/code";
import { DescriptionList } from "@/components/ui/description-list";
import { Markdown } from "@/components/ui/markdown";
import { Cell, ColumnHead, RowHead, Table, TableBody, TableHead, TableRow } from "@/components/ui/table";
import { approverNames } from "@/lib/domain/access/policy";
import { snippets } from "@/lib/domain/snippets";
import { slaFacts, trustFacts } from "@/lib/domain/trust";
import type { PortTerms } from "@/lib/features/catalog/queries/port-terms";
import type { ProductView } from "@/lib/features/catalog/queries/product";
import { formatDays, formatList } from "@/lib/format";
import { routes } from "@/lib/routes";
import { AccessAction, AccessWord } from "./access-action";
import { portLabel } from "./port-label";
import { addressOf } from "./product-connect";

type OverviewProps = {
  product: ProductView;
  terms: readonly PortTerms[];
  /** What checks found: the sum of the trust signal and the last results of each port. */
  results: ReactNode;
};

/** The consumer's four questions, in their order. */
export function ProductOverview({ product, terms, results }: OverviewProps) {
  return (
    <>
      <WhatIsIt product={product} />
      <Ports product={product} />
      {results}
      <Promises product={product} />
      <Terms terms={terms} />
      <Connect product={product} />
    </>
  );
}

function WhatIsIt({ product }: { product: ProductView }) {
  const { purpose, usage, limitations } = product.model.description;
  return (
    <Section title="What is it">
      {purpose === "" ? (
        <p className="text-muted">The owner has not written down what it is for.</p>
      ) : (
        <Markdown source={purpose} />
      )}
      {usage === "" ? null : <SubPart title="How to use it" source={usage} />}
      {limitations === "" ? null : <SubPart title="Limitations" source={limitations} />}
    </Section>
  );
}

function SubPart({ title, source }: { title: string; source: string }) {
  return (
    <div className="mt-4">
      <h3 className="mb-1 text-sm font-medium text-muted">{title}</h3>
      <Markdown source={source} top={4} />
    </div>
  );
}

function Ports({ product }: { product: ProductView }) {
  if (product.ports.length === 0) return null;
  return (
    <Section title="Output ports" id="ports">
      <Table caption="Output ports">
        <TableHead>
          <ColumnHead>Port</ColumnHead>
          <ColumnHead>Kind</ColumnHead>
          <ColumnHead>Contract</ColumnHead>
          <ColumnHead>Classification</ColumnHead>
          <ColumnHead>My access</ColumnHead>
        </TableHead>
        <TableBody>
          {product.ports.map((port) => (
            <TableRow key={port.id}>
              <RowHead className="sm:w-[38%]">
                <Code>{portLabel(port, product.ports)}</Code>
                <p className="text-sm font-normal text-muted">{port.description}</p>
                <PortEnd product={product} port={port} />
              </RowHead>
              <Cell label="Kind">{port.kind}</Cell>
              <Cell label="Contract">
                <div>
                  <Link href={routes.contract(port.contract.ref, port.contract.version)} className="hover:underline">
                    {port.contract.name}
                  </Link>
                  <span className="block text-sm text-muted">{port.contract.version}</span>
                </div>
              </Cell>
              <Cell label="Classification">
                <ClassificationBadge value={port.contract.classification} />
              </Cell>
              <Cell label="My access">
                {product.ports.length > 1 ? (
                  <AccessAction productRef={product.ref} port={port} size="sm" />
                ) : (
                  <AccessWord access={port.access} />
                )}
              </Cell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Section>
  );
}

/** That the port is deprecated, and for its owners the way to those who have not moved. */
function PortEnd({ product, port }: { product: ProductView; port: ProductView["ports"][number] }) {
  const { deprecation } = port;
  if (deprecation === null) return null;
  const { successor, endsAt } = deprecation;
  return (
    <p className="mt-1 text-sm font-normal">
      <Deprecation
        successor={successor === null ? null : { label: successor, href: `${routes.product(product.ref)}#ports` }}
        endsAt={endsAt}
      />
      {product.mayManageMoves ? (
        <>
          {" "}
          <Link href={routes.portMoves(product.ref, port.reference)} className="link">
            Consumers
          </Link>
        </>
      ) : null}
    </p>
  );
}

function Promises({ product }: { product: ProductView }) {
  const contracts = product.ports.map((port) => port.contract.model);
  const facts = trustFacts({
    tags: product.tags,
    contracts,
    ports: product.ports.length,
    addressable: product.ports.filter((port) => port.connection !== null && port.platformSchema !== null).length,
  });
  const levels = slaFacts(contracts[0]?.slaProperties ?? []);
  return (
    <Section
      title="What is promised"
      description="What the owner says in the documents."
      action={
        <Link href={routes.product(product.ref, "contract")} className="link">
          Contract
        </Link>
      }
    >
      <div className="grid gap-x-10 gap-y-6 xl:grid-cols-2">
        <ul className="flex flex-col gap-2">
          {facts.map(({ quality, met, sentence }) => (
            <li
              key={quality}
              className="grid grid-cols-[1rem_8rem_minmax(0,1fr)] gap-x-2 max-sm:grid-cols-[1rem_minmax(0,1fr)]"
            >
              {met ? (
                <CircleCheck aria-label="Yes" className="mt-0.5 size-4 text-success-ink" />
              ) : (
                <CircleMinus aria-label="Not yet" className="mt-0.5 size-4 text-faint" />
              )}
              <span className="font-medium">{quality}</span>
              <span className="text-muted max-sm:col-start-2">{sentence}</span>
            </li>
          ))}
        </ul>
        {levels.length === 0 ? null : (
          <DescriptionList items={levels.map(({ label, value }) => ({ term: label, value }))} className="-my-2" />
        )}
      </div>
    </Section>
  );
}

function Terms({ terms }: { terms: readonly PortTerms[] }) {
  if (terms.length === 0) return null;
  const usage = [...new Set(terms.map(({ port }) => port.contract.model.description.usage).filter(Boolean))];
  const first = terms[0]?.port.contract.model;
  // Ports usually share the people behind them; where they do not, each contract says whom to ask.
  const people = terms.map(({ port: { contract } }) => JSON.stringify([contract.model.team, contract.model.support]));
  const same = new Set(people).size === 1;
  return (
    <Section title="What are the terms">
      {usage[0] === undefined ? null : <Markdown source={usage[0]} className="mb-4" />}
      <Table caption="Terms by port">
        <TableHead>
          <ColumnHead>Port</ColumnHead>
          <ColumnHead>Classification</ColumnHead>
          <ColumnHead>Access for at most</ColumnHead>
          <ColumnHead>Who decides</ColumnHead>
        </TableHead>
        <TableBody>
          {terms.map(({ port, maximumDays, steps }) => (
            <TableRow key={port.id}>
              <RowHead>
                <Code>
                  {portLabel(
                    port,
                    terms.map((t) => t.port),
                  )}
                </Code>
              </RowHead>
              <Cell label="Classification">
                <ClassificationBadge value={port.contract.classification} />
              </Cell>
              <Cell label="Access for at most">{formatDays(maximumDays)}</Cell>
              <Cell label="Who decides">
                <ol>
                  {steps.map(({ approver, people }) => (
                    <li key={approver}>
                      {approverNames[approver]}
                      {people.length === 0 ? null : <span className="text-muted">: {formatList(people, "or")}</span>}
                    </li>
                  ))}
                </ol>
              </Cell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
      {first && same ? <RolesAndTeam contract={{ ...first, roles: [] }} /> : null}
    </Section>
  );
}

/** The first view's query, so that nobody has to look for how it begins. */
function Connect({ product }: { product: ProductView }) {
  const [port] = product.ports;
  const [object] = port?.contract.model.objects ?? [];
  const address = port && object ? addressOf(product, port, object) : null;
  const sql = address ? snippets(address).find((snippet) => snippet.kind === "sql") : undefined;
  return (
    <Section
      title="How do I connect"
      description="With access you get a role of your own on the platform and a credential that is shown once."
      action={
        <Link href={routes.product(product.ref, "connect")} className="link">
          Python, JDBC, dbt and sample rows
        </Link>
      }
    >
      {sql ? <HighlightedCode text={sql.text} language={sql.language} label="SQL snippet" /> : null}
    </Section>
  );
}
