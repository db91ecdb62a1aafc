import { z } from "zod";

const id = z.uuid("This is not an id of Mercat.");

const name = z.string("Give a name.").trim().min(1, "Give a name.").max(120, "A name has at most 120 characters.");
const description = z.string().trim().max(2_000, "A description has at most 2,000 characters.").default("");

export const slugField = z
  .string("Give a short name.")
  .trim()
  .max(60, "A short name has at most 60 characters.")
  .regex(
    /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/,
    "A short name begins with a letter and has lower-case letters, digits and single dashes.",
  );

const domainId = z.union([z.literal("").transform(() => null), id]).default(null);
const oidcGroup = z
  .string()
  .trim()
  .max(200, "A group has at most 200 characters.")
  .transform((text) => text || null)
  .default(null);

const checkbox = z
  .literal("on")
  .optional()
  .transform((value) => value === "on");

export const createTeamForm = z.object({ name, slug: slugField, description, domainId, oidcGroup });
export const updateTeamForm = z.object({ teamId: id, name, description, domainId, oidcGroup });

export const addMemberForm = z.object({
  teamId: id,
  email: z
    .string("Give an e-mail address.")
    .trim()
    .toLowerCase()
    .max(254, "An e-mail address has at most 254 characters.")
    .pipe(z.email("Give a full e-mail address, such as name@company.example.")),
  lead: checkbox,
});
export const memberForm = z.object({ teamId: id, personId: id });
export const leadForm = z.object({
  teamId: id,
  personId: id,
  lead: z.enum(["yes", "no"]).transform((v) => v === "yes"),
});

export const createServiceAccountForm = z.object({ teamId: id, name, slug: slugField, description });
export const serviceAccountForm = z.object({ serviceAccountId: id });

export type CreateTeam = z.output<typeof createTeamForm>;
export type UpdateTeam = z.output<typeof updateTeamForm>;
export type AddMember = z.output<typeof addMemberForm>;
export type SetLead = z.output<typeof leadForm>;
export type CreateServiceAccount = z.output<typeof createServiceAccountForm>;
