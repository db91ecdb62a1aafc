import Link from "next/link";
import { portLabel } from "@/components/catalog/port-label";
import { type ConnectChoice, ProductConnect } from "@/components/catalog/product-connect";
import { ContractBody } from "@/components/contracts/contract-body";
import { HighlightedCode } from "@/components/contracts/highlighted-code";
import { VersionList } from "@/components/contracts/version-list";
import { Section } from "@/components/layout/section";
import { LineageDrawing } from "@/components/lineage/lineage-drawing";
import { LineageTable } from "@/components/lineage/lineage-table";
import { ChoiceLinks } from "@/components/ui/choice-links";
import { EmptyState } from "@/components/ui/empty-state";
import { requireActor } from "@/lib/auth/actor";
import { toContractSheet } from "@/lib/domain/contract/sheet/sheet";
import type { PortView, ProductView } from "@/lib/features/catalog/queries/product";
import { productVersion, productVersions, sampleRows } from "@/lib/features/catalog/queries/product";
import { sampleOf } from "@/lib/features/catalog/queries/samples";
import { drawLineage } from "@/lib/features/lineage/queries/drawing";
import { productLineage } from "@/lib/features/lineage/queries/graph";
import { routes, withQuery } from "@/lib/routes";

/** The port of that reference (`name@major`) or name, else the first. */
function choosePort(product: ProductView, name: string | undefined): PortView | undefined {
  const { ports } = product;
  return ports.find((port) => port.reference === name) ?? ports.find((port) => port.name === name) ?? ports[0];
}

function NoPort() {
  return (
    <EmptyState kind="first-use" title="This product has no output port yet">
      Its owner adds one by publishing a version with a port and a contract.
    </EmptyState>
  );
}

export function ContractTab({ product, portName }: { product: ProductView; portName: string | undefined }) {
  const port = choosePort(product, portName);
  if (!port) return <NoPort />;
  return (
    <>
      <ChoiceLinks
        label="Output port"
        items={product.ports.map((other) => ({
          label: portLabel(other, product.ports),
          href: withQuery(routes.product(product.ref), { tab: "contract", port: other.reference }),
          current: other.id === port.id,
        }))}
      />
      <p className="mb-6 text-muted">
        Contract{" "}
        <Link href={routes.contract(port.contract.ref, port.contract.version)} className="link">
          {port.contract.name}
        </Link>
        , version {port.contract.version}. Its own page has the source and earlier versions.
      </p>
      <ContractBody sheet={toContractSheet(port.contract.upgraded)} />
    </>
  );
}

export async function ConnectTab({ product, choice }: { product: ProductView; choice: ConnectChoice }) {
  const port = choosePort(product, choice.port);
  if (!port) return <NoPort />;
  const objects = port.contract.model.objects;
  const object = objects.find((candidate) => candidate.name === choice.view) ?? objects[0];
  const stored = await sampleRows([port.contract.versionId]);
  const sample = object
    ? sampleOf(object, port.contract.classification, stored.get(`${port.contract.versionId}/${object.name}`))
    : undefined;
  return (
    <ProductConnect
      product={product}
      port={port}
      object={object}
      sample={sample}
      choice={{ port: port.reference, view: object?.name, as: choice.as }}
      now={new Date()}
    />
  );
}

export async function LineageTab({ product }: { product: ProductView }) {
  const actor = await requireActor();
  const graph = await productLineage(actor, product.id);
  if (graph.edges.length === 0) {
    return (
      <EmptyState kind="first-use" title="No lineage to show">
        It reads from no other data product and none reads from it, as far as you may see.
      </EmptyState>
    );
  }
  return (
    <>
      <LineageDrawing
        drawn={await drawLineage(graph)}
        current={product.id}
        label={`Lineage of ${product.name}, sources on the left`}
      />
      <Section title="Who reads what">
        <LineageTable graph={graph} />
      </Section>
    </>
  );
}

export async function VersionsTab({ product, version }: { product: ProductView; version: string | undefined }) {
  const versions = await productVersions(product.id);
  const shown = version ?? product.version?.version ?? null;
  const document = shown === null ? null : await productVersion(product.id, shown);
  return (
    <>
      <VersionList
        caption={`Versions of ${product.name}`}
        versions={versions}
        current={product.version?.version ?? null}
        shown={document?.version ?? null}
        href={(value) => withQuery(routes.product(product.ref), { tab: "versions", version: value })}
        now={new Date()}
      />
      <Section title={document ? `Document of version ${document.version}` : "Document"}>
        {document ? (
          <HighlightedCode
            text={document.source}
            language={document.sourceFormat === "json" ? "json" : "yaml"}
            label={`ODPS document, version ${document.version}`}
          />
        ) : (
          <p className="text-muted">There is no version {shown}. Choose one from the list.</p>
        )}
      </Section>
    </>
  );
}
