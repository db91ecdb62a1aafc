import type { Metadata } from "next";
import { CLASS_LOOKS, ClassMark } from "@/components/contracts/change-class";
import { PageHeader } from "@/components/layout/page-header";
import { Section } from "@/components/layout/section";
import { Cell, ColumnHead, RowHead, Table, TableBody, TableHead, TableRow } from "@/components/ui/table";
import { requireActor } from "@/lib/auth/actor";
import { changeClasses } from "@/lib/domain/contract/diff/model";
import { rules } from "@/lib/domain/contract/diff/rules";

export const metadata: Metadata = { title: "Contract rules" };

const NEEDS = {
  breaking: "a new major",
  risky: "a new minor",
  additive: "a new minor",
  wording: "a new patch",
} as const;

const FAMILY_TITLES: Readonly<Record<string, string>> = { sla: "Service levels" };

/** The rules by the thing they are about: the part of their id before the first dot. */
function families() {
  const all = Object.entries(rules).map(([id, rule]) => ({ id, ...rule }));
  const names = [...new Set(all.map(({ id }) => id.split(".")[0] ?? id))];
  return names.map((name) => ({
    name,
    title: FAMILY_TITLES[name] ?? `${name.charAt(0).toUpperCase()}${name.slice(1)}`,
    rules: all.filter(({ id }) => id.split(".")[0] === name),
  }));
}

/** Every rule by which a change of a contract is judged; each has an address that comparisons link to. */
export default async function ContractRulesPage() {
  await requireActor();
  return (
    <>
      <PageHeader
        title="Contract rules"
        description="How a change between two versions of a contract is judged, always from the side of whoever reads the data. The worst change is the verdict, and says which version is needed."
      />
      <Section title="Classes">
        <dl className="grid gap-y-2 sm:grid-cols-[8rem_minmax(0,1fr)]">
          {changeClasses.map((one) => (
            <div key={one} className="contents">
              <dt>
                <ClassMark value={one} />
              </dt>
              <dd className="text-muted">
                {CLASS_LOOKS[one].meaning} Needs {NEEDS[one]} version.
              </dd>
            </div>
          ))}
        </dl>
      </Section>
      {families().map((family) => (
        <Section key={family.name} title={family.title}>
          <Table caption={`Rules about ${family.title.toLowerCase()}`}>
            <TableHead>
              <ColumnHead>Rule</ColumnHead>
              <ColumnHead>Class</ColumnHead>
              <ColumnHead>For example</ColumnHead>
              <ColumnHead>Why</ColumnHead>
            </TableHead>
            <TableBody>
              {family.rules.map(({ id, class: one, example, reason }) => (
                <TableRow key={id} id={id} className="scroll-mt-16 target:bg-accent-tint">
                  <RowHead className="sm:w-[26%]">
                    <a href={`#${id}`} className="font-mono text-sm wrap-anywhere hover:underline">
                      {id}
                    </a>
                  </RowHead>
                  <Cell label="Class">
                    <ClassMark value={one} />
                  </Cell>
                  <Cell label="For example" className="text-muted sm:w-[28%]">
                    {example}
                  </Cell>
                  <Cell label="Why" className="text-muted">
                    {reason}
                  </Cell>
                </TableRow>
              ))}
            </TableBody>
          </Table>
        </Section>
      ))}
    </>
  );
}
