import {
  customProperties,
  description,
  links,
  options,
  stableId,
  support,
  tags,
  team,
} from "@/lib/domain/document/form/shared-fields";
import type { FieldSpec, SectionSpec } from "@/lib/domain/document/form/spec";
import { classificationOptions, properties } from "./property-fields";
import { objectRelationships, quality } from "./quality-fields";
import { roles, serverFields } from "./server-fields";

const head: readonly FieldSpec[] = [
  { kind: "text", name: "name", label: "Name" },
  { kind: "text", name: "id", label: "Id", required: true, hint: "Ports name it. It cannot change once published." },
  {
    kind: "text",
    name: "version",
    label: "Contract version",
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
  { kind: "choice", name: "domain", label: "Domain", options: "domains", placeholder: "None" },
  { kind: "text", name: "tenant", label: "Tenant", rare: true },
  {
    kind: "custom",
    name: "customProperties",
    property: "classification",
    label: "Classification of the whole",
    options: classificationOptions,
    standard: "internal",
  },
  {
    kind: "custom",
    name: "customProperties",
    property: "maximumAccessDays",
    label: "Longest access, in days",
    options: null,
    standard: "",
  },
  { ...tags, rare: false },
  { kind: "text", name: "dataProduct", label: "Data product (old way)", rare: true },
  { kind: "text", name: "contractCreatedTs", label: "Created", rare: true, placeholder: "2026-01-31T12:00:00Z" },
];

const objectFields: readonly FieldSpec[] = [
  { kind: "text", name: "name", label: "Object", required: true, hint: "As consumers call it." },
  { kind: "text", name: "physicalName", label: "Name on the platform" },
  { kind: "text", name: "description", label: "Description of the object", wide: true },
  { kind: "text", name: "physicalType", label: "What it is", suggest: ["view", "table", "topic", "file"] },
  { kind: "text", name: "businessName", label: "Business name", rare: true },
  { kind: "text", name: "dataGranularityDescription", label: "What one row is", wide: true },
  properties,
  objectRelationships,
  quality,
  {
    kind: "choice",
    name: "logicalType",
    label: "Logical type",
    rare: true,
    options: options("object"),
    placeholder: "Object",
  },
  tags,
  links,
  customProperties,
  stableId,
];

const schema: FieldSpec = {
  kind: "list",
  name: "schema",
  label: "Objects",
  entry: "object",
  title: ["name", "physicalType"],
  fresh: { name: "", physicalType: "view", logicalType: "object", properties: [] },
  wide: true,
  fields: () => objectFields,
};

const servers: FieldSpec = {
  kind: "list",
  name: "servers",
  label: "Servers",
  entry: "server",
  title: ["server", "type", "environment"],
  fresh: { server: "", type: "postgres", environment: "prod" },
  wide: true,
  fields: () => serverFields,
};

const serviceLevels: FieldSpec = {
  kind: "list",
  name: "slaProperties",
  label: "Service levels",
  entry: "service level",
  title: ["property", "value", "unit"],
  fresh: { property: "frequency", value: 1, unit: "d" },
  wide: true,
  fields: () => [
    {
      kind: "text",
      name: "property",
      label: "What is promised",
      required: true,
      suggest: [
        "frequency",
        "latency",
        "generalAvailability",
        "retention",
        "endOfSupport",
        "endOfLife",
        "timeOfAvailability",
        "availability",
        "throughput",
        "errorRate",
        "timeToRepair",
      ],
    },
    { kind: "any", name: "value", label: "Value", required: true },
    { kind: "text", name: "unit", label: "Unit", suggest: ["d", "h", "y", "m", "percent"] },
    { kind: "any", name: "valueExt", label: "Second value", rare: true },
    { kind: "text", name: "element", label: "About", hint: "object.property, several separated by commas." },
    { kind: "text", name: "driver", label: "Reason", rare: true, suggest: ["regulatory", "analytics", "operational"] },
    { kind: "text", name: "description", label: "Description of the service level", wide: true },
    { kind: "text", name: "scheduler", label: "Scheduler", rare: true, suggest: ["cron"] },
    { kind: "text", name: "schedule", label: "Schedule", rare: true, placeholder: "0 30 * * *" },
    stableId,
  ],
};

const price: FieldSpec = {
  kind: "group",
  name: "price",
  label: "Price",
  wide: true,
  fields: () => [
    { kind: "number", name: "priceAmount", label: "Amount" },
    { kind: "text", name: "priceCurrency", label: "Currency", suggest: ["EUR", "USD", "GBP", "CHF"] },
    { kind: "text", name: "priceUnit", label: "Per", suggest: ["month", "megabyte", "query", "seat"] },
    stableId,
  ],
};

/** The form of a contract: ODCS v3.1.0 as people write it. */
export const contractSections: readonly SectionSpec[] = [
  { id: "contract", title: "Contract", open: true, fields: head },
  { id: "description", title: "Description", open: true, fields: [description] },
  { id: "schema", title: "Objects and columns", open: true, fields: [schema] },
  { id: "servers", title: "Servers", open: true, fields: [servers] },
  {
    id: "sla",
    title: "Service levels",
    open: false,
    fields: [
      serviceLevels,
      {
        kind: "text",
        name: "slaDefaultElement",
        label: "About, where a service level does not say (old way)",
        rare: true,
        wide: true,
      },
    ],
  },
  { id: "roles", title: "Roles", open: false, fields: [roles] },
  { id: "team", title: "Team", open: false, fields: [team] },
  { id: "support", title: "Support", open: false, fields: [support] },
  { id: "price", title: "Price", open: false, fields: [price] },
  { id: "links", title: "Links to definitions", open: false, fields: [links] },
  { id: "custom", title: "Custom properties", open: false, fields: [customProperties] },
];

/** What no form changes: it says which document and standard this is. */
export const fixedFields: readonly string[] = ["apiVersion", "kind"];
