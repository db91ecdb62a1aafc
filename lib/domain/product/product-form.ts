import {
  customProperties,
  description,
  links,
  options,
  support,
  tags,
  team,
} from "@/lib/domain/document/form/shared-fields";
import type { FieldSpec, SectionSpec } from "@/lib/domain/document/form/spec";
import { visibilities, visibilityNames } from "./visibility";

const head: readonly FieldSpec[] = [
  { kind: "text", name: "name", label: "Name", required: true },
  {
    kind: "text",
    name: "id",
    label: "Id",
    required: true,
    hint: "Stands in addresses and cannot change once published.",
  },
  {
    kind: "choice",
    name: "domain",
    label: "Domain",
    options: "domains",
    placeholder: "Choose a domain",
    required: true,
  },
  {
    kind: "text",
    name: "version",
    label: "Version",
    required: true,
    hint: "Major.minor.patch. Raise it for every change.",
  },
  {
    kind: "choice",
    name: "status",
    label: "Status",
    options: options("proposed", "draft", "active", "deprecated", "retired"),
    placeholder: "Choose a status",
    required: true,
  },
  {
    kind: "custom",
    name: "customProperties",
    property: "visibility",
    label: "Who may see it",
    options: visibilities.map((value) => ({ value, label: visibilityNames[value] })),
    standard: "internal",
  },
  { kind: "text", name: "tenant", label: "Tenant", rare: true },
  { kind: "text", name: "productCreatedTs", label: "Created", rare: true, placeholder: "2026-01-31T12:00:00Z" },
  { ...tags, rare: false },
];

/** ODPS marks what should not be used any more since v1.1. */
const deprecated: FieldSpec = { kind: "flag", name: "deprecated", label: "Deprecated: not for new uses" };

const outputPorts: FieldSpec = {
  kind: "list",
  name: "outputPorts",
  label: "Output ports",
  entry: "output port",
  title: ["name", "version"],
  fresh: { name: "", type: "tables", version: "1.0.0" },
  wide: true,
  fields: (): readonly FieldSpec[] => [
    { kind: "text", name: "name", label: "Port name", required: true },
    {
      kind: "text",
      name: "version",
      label: "Port version",
      required: true,
      hint: "A new major version stands beside the old one.",
    },
    { kind: "text", name: "description", label: "Port description", rows: 2, wide: true },
    { kind: "text", name: "type", label: "How it is read", suggest: ["tables", "files", "events", "api"] },
    { kind: "contract", name: "contractId", label: "Contract", wide: true },
    {
      kind: "list",
      name: "inputContracts",
      label: "Contracts it depends on",
      rare: true,
      entry: "contract",
      title: ["id", "version"],
      fresh: { id: "", version: "1.0.0" },
      wide: true,
      fields: (): readonly FieldSpec[] => [
        { kind: "contract", name: "id", label: "Contract" },
        { kind: "text", name: "version", label: "Version of the contract", required: true },
      ],
    },
    {
      kind: "list",
      name: "sbom",
      label: "Software it is made of (SBOM)",
      rare: true,
      entry: "software list",
      title: ["type", "url"],
      fresh: { type: "external", url: "" },
      wide: true,
      fields: (): readonly FieldSpec[] => [
        { kind: "text", name: "type", label: "Kind", suggest: ["external"] },
        { kind: "text", name: "url", label: "Address", required: true, placeholder: "https://" },
      ],
    },
    tags,
    links,
    customProperties,
  ],
};

const inputPorts: FieldSpec = {
  kind: "list",
  name: "inputPorts",
  label: "Input ports",
  entry: "input port",
  title: ["name", "contractId", "version"],
  fresh: { name: "", version: "1.0.0", contractId: "" },
  wide: true,
  fields: (): readonly FieldSpec[] => [
    { kind: "text", name: "name", label: "Port name", required: true },
    { kind: "text", name: "version", label: "Port version", required: true },
    { kind: "contract", name: "contractId", label: "Contract of the data it uses", wide: true },
    tags,
    links,
    customProperties,
  ],
};

const managementPorts: FieldSpec = {
  kind: "list",
  name: "managementPorts",
  label: "Management ports",
  entry: "management port",
  title: ["name", "content"],
  fresh: { name: "", content: "discoverability" },
  wide: true,
  fields: (): readonly FieldSpec[] => [
    { kind: "text", name: "name", label: "Port name", required: true },
    {
      kind: "text",
      name: "content",
      label: "For what",
      required: true,
      suggest: ["discoverability", "observability", "control", "dictionary"],
    },
    { kind: "text", name: "type", label: "Type", suggest: ["rest", "topic"] },
    { kind: "text", name: "url", label: "Address", placeholder: "https://" },
    { kind: "text", name: "channel", label: "Channel" },
    { kind: "text", name: "description", label: "Port description", wide: true },
    tags,
    links,
    customProperties,
  ],
};

/** The form of a data product: Bitol ODPS v1.0.0 as people write it. */
const sections: readonly SectionSpec[] = [
  { id: "product", title: "Product", open: true, fields: head },
  { id: "description", title: "Description", open: true, fields: [description] },
  { id: "team", title: "Team", open: true, fields: [team] },
  { id: "outputs", title: "Output ports", open: true, fields: [outputPorts] },
  {
    id: "inputs",
    title: "Input ports",
    description: "What it uses of other products; the lineage is made of it.",
    open: false,
    fields: [inputPorts],
  },
  { id: "management", title: "Management ports", open: false, fields: [managementPorts] },
  { id: "support", title: "Support", open: false, fields: [support] },
  { id: "links", title: "Links to definitions", open: false, fields: [links] },
  { id: "custom", title: "Custom properties", open: false, fields: [customProperties] },
];

/** The same list with one more field in each entry. */
function deprecable(spec: FieldSpec): FieldSpec {
  return spec.kind === "list" ? { ...spec, fields: (): readonly FieldSpec[] => [...spec.fields(), deprecated] } : spec;
}

/** The sections of the form for a version of the standard. */
export function productSections(apiVersion: string): readonly SectionSpec[] {
  if (!apiVersion.startsWith("v1.1")) return sections;
  const ports = ["outputPorts", "inputPorts", "managementPorts"];
  return sections.map((section) => ({
    ...section,
    fields:
      section.id === "product"
        ? [...section.fields, deprecated]
        : section.fields.map((spec) => (ports.includes(spec.name) ? deprecable(spec) : spec)),
  }));
}
