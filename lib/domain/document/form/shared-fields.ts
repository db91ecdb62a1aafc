import type { FieldSpec, Option } from "./spec";

/** Fields that data products (ODPS) and contracts (ODCS) have alike. */

export const options = (...values: string[]): Option[] =>
  values.map((value) => ({ value, label: value.charAt(0).toUpperCase() + value.slice(1) }));

export const stableId: FieldSpec = { kind: "text", name: "id", label: "Stable id", rare: true };

export const tags: FieldSpec = {
  kind: "words",
  name: "tags",
  label: "Tags",
  hint: "Separated by commas.",
  wide: true,
  rare: true,
};

export const customProperties: FieldSpec = {
  kind: "list",
  name: "customProperties",
  label: "Custom properties",
  rare: true,
  entry: "custom property",
  title: ["property", "value"],
  fresh: { property: "", value: "" },
  wide: true,
  fields: () => [
    { kind: "text", name: "property", label: "Property", required: true },
    {
      kind: "any",
      name: "value",
      label: "Value",
      required: true,
      hint: "As in YAML: 5 is a number, “5” in quotes a text.",
    },
    { kind: "text", name: "description", label: "Description of the property", wide: true },
    stableId,
  ],
};

export const links: FieldSpec = {
  kind: "list",
  name: "authoritativeDefinitions",
  label: "Links to definitions",
  rare: true,
  entry: "link",
  title: ["type", "url"],
  fresh: { type: "businessDefinition", url: "" },
  wide: true,
  fields: () => [
    {
      kind: "text",
      name: "type",
      label: "Kind of link",
      required: true,
      suggest: ["businessDefinition", "transformationImplementation", "videoTutorial", "tutorial", "implementation"],
    },
    { kind: "text", name: "url", label: "Address", required: true, placeholder: "https://" },
    { kind: "text", name: "description", label: "Description of the link", wide: true },
    stableId,
  ],
};

export const descriptionFields: readonly FieldSpec[] = [
  {
    kind: "text",
    name: "purpose",
    label: "Purpose",
    rows: 4,
    wide: true,
    hint: "What it answers, and for whom. The first paragraph is shown in search. Markdown.",
  },
  { kind: "text", name: "usage", label: "Usage", rows: 3 },
  { kind: "text", name: "limitations", label: "Limitations", rows: 3 },
  links,
  customProperties,
];

export const description: FieldSpec = {
  kind: "group",
  name: "description",
  label: "Description",
  wide: true,
  fields: () => descriptionFields,
};

export const support: FieldSpec = {
  kind: "list",
  name: "support",
  label: "Support channels",
  entry: "channel",
  title: ["channel", "url"],
  fresh: { channel: "", url: "" },
  wide: true,
  fields: () => [
    { kind: "text", name: "channel", label: "Channel", required: true, hint: "Such as #data-help or a mailing list." },
    { kind: "text", name: "url", label: "Address", placeholder: "https:// or mailto:" },
    { kind: "text", name: "description", label: "Description of the channel", wide: true },
    {
      kind: "text",
      name: "tool",
      label: "Tool",
      suggest: ["slack", "teams", "email", "ticket", "discord", "googlechat", "other"],
    },
    {
      kind: "text",
      name: "scope",
      label: "For what",
      suggest: ["interactive", "announcements", "issues", "notifications"],
    },
    { kind: "text", name: "invitationUrl", label: "Invitation address", rare: true, placeholder: "https://" },
    tags,
    links,
    customProperties,
    stableId,
  ],
};

const member: readonly FieldSpec[] = [
  { kind: "text", name: "username", label: "User name", required: true, hint: "The mail address, as a rule." },
  { kind: "text", name: "name", label: "Full name" },
  { kind: "text", name: "role", label: "Role in the team", suggest: ["owner", "data steward", "engineer"] },
  { kind: "text", name: "description", label: "Description of the member" },
  { kind: "text", name: "dateIn", label: "Since", placeholder: "2026-01-31" },
  { kind: "text", name: "dateOut", label: "Until", placeholder: "2026-12-31" },
  { kind: "text", name: "replacedByUsername", label: "Replaced by", rare: true },
  tags,
  links,
  customProperties,
  stableId,
];

export const team: FieldSpec = {
  kind: "group",
  name: "team",
  label: "Team",
  wide: true,
  fields: () => [
    { kind: "choice", name: "name", label: "Team", options: "teams", placeholder: "Choose a team", required: true },
    { kind: "text", name: "description", label: "Description of the team" },
    {
      kind: "list",
      name: "members",
      label: "Members",
      entry: "member",
      title: ["username", "name"],
      fresh: { username: "" },
      wide: true,
      fields: () => member,
    },
    tags,
    links,
    customProperties,
    stableId,
  ],
};
