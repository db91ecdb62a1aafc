import { portLabel } from "@/components/catalog/port-label";
import { Section } from "@/components/layout/section";
import { TrustSum } from "@/components/layout/trust-sum";
import { QualitySummary } from "@/components/quality/quality-summary";
import { Code } from "@/components/ui/code";
import { contractQuality } from "@/lib/domain/quality/state";
import type { PortView, ProductView } from "@/lib/features/catalog/queries/product";
import { checkStates, majorOf, productTrust } from "@/lib/features/quality/queries";
import { routes } from "@/lib/routes";

async function PortResults({ port, label }: { port: PortView; label: string | null }) {
  const { ref, version, model } = port.contract;
  const states = await checkStates(port.contract.id, majorOf(version));
  return (
    <div>
      {label !== null ? (
        <h3 className="mb-1">
          <Code>{label}</Code>
        </h3>
      ) : null}
      <QualitySummary
        quality={contractQuality(model, states)}
        now={new Date()}
        href={routes.contractQuality(ref, { version })}
        historyHref={(check) => routes.contractQuality(ref, { version, check })}
      />
    </div>
  );
}

/** The sum of the trust signal, and what checks last found at each port. */
export async function ProductResults({ product }: { product: ProductView }) {
  const trust = await productTrust(product.id);
  return (
    <Section title="Can I trust it" id="trust" description="What checks found, and how the trust signal adds up.">
      <div className="grid gap-x-10 gap-y-6 xl:grid-cols-[20rem_minmax(0,1fr)]">
        {trust ? <TrustSum signal={trust} /> : null}
        <div className="flex flex-col gap-6">
          {product.ports.map((port) => (
            <PortResults
              key={port.id}
              port={port}
              label={product.ports.length > 1 ? portLabel(port, product.ports) : null}
            />
          ))}
        </div>
      </div>
    </Section>
  );
}
