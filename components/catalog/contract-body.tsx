import { Section } from "@/components/layout/section";
import { Markdown } from "@/components/ui/markdown";
import type { ContractModel } from "@/lib/domain/contract/model";
import { QualityRules, RolesAndTeam, ServiceLevels } from "./contract-terms";
import { SchemaTable } from "./schema-table";

/** A contract for people: words first, then schema, quality, service levels, roles. */
export function ContractBody({ contract }: { contract: ContractModel }) {
  const { purpose, usage, limitations } = contract.description;
  const words = [
    { title: "Purpose", text: purpose },
    { title: "Terms of use", text: usage },
    { title: "Limitations", text: limitations },
  ].filter(({ text }) => text !== "");
  return (
    <>
      {words.map(({ title, text }) => (
        <Section key={title} title={title}>
          <Markdown source={text} />
        </Section>
      ))}
      <Section title="Schema" id="schema">
        {contract.objects.length === 0 ? (
          <p className="text-muted">The contract describes no tables.</p>
        ) : (
          contract.objects.map((object) => <SchemaTable key={object.name} object={object} />)
        )}
      </Section>
      <QualityRules contract={contract} />
      <ServiceLevels contract={contract} />
      <RolesAndTeam contract={contract} />
    </>
  );
}
