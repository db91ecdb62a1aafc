import { ChoiceLinks } from "@/components/ui/choice-links";
import type { ContractSource as Source, SourceForm } from "@/lib/domain/contract/contract-source";
import type { ContractSheet } from "@/lib/domain/contract/sheet/sheet";
import type { ContractView } from "@/lib/features/contracts/queries/contract";
import { routes } from "@/lib/routes";
import { sourceTargets } from "./source-targets";
import { SourceView } from "./source-view";

type Props = { contract: ContractView; sheet: ContractSheet; source: Source; form: SourceForm };

/** The document as it came in, or its upgraded form where that says it differently. */
export function ContractSource({ contract, sheet, source, form }: Props) {
  const { ref, shown } = contract;
  const upgraded = form === "upgraded" ? source.upgradedText : null;
  const shownForm: SourceForm = upgraded === null ? "original" : "upgraded";
  const address = (wanted?: SourceForm) => routes.contract(ref, shown.version, { view: "source", form: wanted });
  const targets = sourceTargets(sheet, routes.contract(ref, shown.version), (path) => source.line(path, shownForm));
  return (
    <>
      {source.upgradedText === null ? null : (
        <ChoiceLinks
          label="Form"
          items={[
            {
              label: `As published (${source.verdicts.declared.standard})`,
              href: address(),
              current: shownForm === "original",
            },
            { label: "Upgraded to ODCS v3.1.0", href: address("upgraded"), current: shownForm === "upgraded" },
          ]}
        />
      )}
      <SourceView
        text={upgraded ?? shown.source}
        language={upgraded === null ? shown.sourceFormat : "yaml"}
        label={
          upgraded === null
            ? `Version ${shown.version} as it was published, character by character`
            : `Version ${shown.version} in ODCS v3.1.0`
        }
        targets={targets}
      />
    </>
  );
}
