import { HighlightedCode } from "@/components/contracts/highlighted-code";
import { Section } from "@/components/layout/section";
import { ChoiceLinks } from "@/components/ui/choice-links";
import { Code } from "@/components/ui/code";
import { DescriptionList } from "@/components/ui/description-list";
import { EmptyState } from "@/components/ui/empty-state";
import { TabLinks } from "@/components/ui/tab-links";
import type { ContractObject } from "@/lib/domain/contract/property";
import { type PortAddress, snippets } from "@/lib/domain/snippets";
import type { PortView, ProductView } from "@/lib/features/catalog/queries/product";
import { routes, withQuery } from "@/lib/routes";
import { AccessAction } from "./access-action";
import { portLabel } from "./port-label";
import { type Sample, SampleTable } from "./sample-table";

export type ConnectChoice = { port?: string | undefined; view?: string | undefined; as?: string | undefined };

type Props = {
  product: ProductView;
  port: PortView;
  object: ContractObject | undefined;
  sample: Sample | undefined;
  choice: ConnectChoice;
  now: Date;
};

/** The address of the tab with one choice changed. */
export function connectHref(ref: string, choice: ConnectChoice): string {
  return withQuery(routes.product(ref), { tab: "connect", ...choice });
}

/** Where the view is: on the connection where we grant, else as the contract's server says. */
export function addressOf(product: ProductView, port: PortView, object: ContractObject): PortAddress | null {
  const server = port.contract.model.servers[0];
  const place = port.connection ?? {
    host: server?.host ?? null,
    port: server?.port ?? 5432,
    database: server?.database ?? null,
  };
  const schema = port.platformSchema ?? server?.schema ?? null;
  if (place.host === null || place.database === null || schema === null) return null;
  const { access } = port;
  return {
    host: place.host,
    port: place.port,
    database: place.database,
    schema,
    view: object.physicalName ?? object.name,
    columns: object.properties.map((property) => property.physicalName ?? property.name),
    productRef: product.ref,
    role: access.state === "active" || access.state === "setting_up" ? access.role : undefined,
  };
}

/** How to read a port: where it is, snippets with the real names, and what the rows look like. */
export function ProductConnect({ product, port, object, sample, choice, now }: Props) {
  const address = object ? addressOf(product, port, object) : null;
  const objects = port.contract.model.objects;
  return (
    <>
      <ChoiceLinks
        label="Output port"
        items={product.ports.map((other) => ({
          label: portLabel(other, product.ports),
          href: connectHref(product.ref, { port: other.reference }),
          current: other.id === port.id,
        }))}
      />
      <ChoiceLinks
        label="View"
        items={objects.map((other) => ({
          label: other.physicalName ?? other.name,
          href: connectHref(product.ref, { port: port.reference, view: other.name }),
          current: other === object,
        }))}
      />
      {address === null ? (
        <EmptyState kind="first-use" title="There is no address to connect to yet">
          The contract names no server with host, database and schema.
        </EmptyState>
      ) : (
        <>
          <Place address={address} product={product} port={port} />
          <Snippets address={address} product={product} port={port} choice={choice} />
        </>
      )}
      {sample && object ? (
        <Section title="What the rows look like">
          <SampleTable name={object.physicalName ?? object.name} sample={sample} now={now} />
        </Section>
      ) : null}
    </>
  );
}

function Place({ address, product, port }: { address: PortAddress; product: ProductView; port: PortView }) {
  return (
    <Section
      title="Where it is"
      action={product.ports.length > 1 ? <AccessAction productRef={product.ref} port={port} size="sm" /> : undefined}
      description={port.connection ? `On ${port.connection.name}.` : undefined}
    >
      <DescriptionList
        items={[
          { term: "Host and port", value: <Code copy="host and port">{`${address.host}:${address.port}`}</Code> },
          { term: "Database", value: <Code copy="database">{address.database}</Code> },
          { term: "View", value: <Code copy="view name">{`${address.schema}.${address.view}`}</Code> },
          {
            term: "Role",
            value: address.role ? (
              <Code copy="role">{address.role}</Code>
            ) : (
              <span className="text-muted">You get one of your own with the access.</span>
            ),
          },
        ]}
      />
    </Section>
  );
}

type SnippetsProps = { address: PortAddress; product: ProductView; port: PortView; choice: ConnectChoice };

function Snippets({ address, product, port, choice }: SnippetsProps) {
  const all = snippets(address);
  const shown = all.find((snippet) => snippet.kind === choice.as) ?? all[0];
  if (!shown) return null;
  return (
    <Section title="Snippets" description="The password comes from the environment variable PGPASSWORD.">
      <div className="mb-3">
        <TabLinks
          label="Language"
          items={all.map((snippet) => ({
            label: snippet.label,
            href: connectHref(product.ref, { port: port.reference, view: choice.view, as: snippet.kind }),
            current: snippet === shown,
          }))}
        />
      </div>
      <HighlightedCode text={shown.text} language={shown.language} label={`${shown.label} snippet`} />
    </Section>
  );
}
