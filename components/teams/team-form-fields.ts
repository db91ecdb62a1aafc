import type { FieldSpec } from "@/components/forms/field-spec";

type DomainOption = { id: string; name: string; path: string };

type TeamFacts = { name: string; description: string; domainId: string | null; oidcGroup: string | null };

export type TeamFormFacts = {
  domains: ReadonlyArray<DomainOption>;
  /** Only those who manage people tie a team to a group of the sign-in provider. */
  mayMapGroup: boolean;
  team?: TeamFacts;
};

/** The fields that a new team and a changed one have in common. */
export function teamFormFields({ domains, mayMapGroup, team }: TeamFormFacts): FieldSpec[] {
  const oidcGroup = team?.oidcGroup ?? "";
  return [
    { kind: "text", name: "name", label: "Name", defaultValue: team?.name },
    { kind: "textarea", name: "description", label: "What it does", optional: true, defaultValue: team?.description },
    {
      kind: "select",
      name: "domainId",
      label: "Domain",
      optional: true,
      placeholder: "None",
      defaultValue: team?.domainId ?? "",
      options: domains.map(({ id, name, path }) => ({ value: id, label: `${name} (${path})` })),
    },
    mayMapGroup
      ? {
          kind: "text",
          name: "oidcGroup",
          label: "Group of the sign-in provider",
          optional: true,
          hint: "Everybody in this group belongs to the team from their next sign-in on.",
          defaultValue: oidcGroup,
        }
      : { kind: "hidden", name: "oidcGroup", value: oidcGroup },
  ];
}

export const shortName: FieldSpec = {
  kind: "text",
  name: "slug",
  label: "Short name",
  hint: "For addresses and documents, such as brokerage-data. It stays as it is.",
};
