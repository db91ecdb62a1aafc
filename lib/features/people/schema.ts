import { z } from "zod";
import { roles, scopes } from "@/lib/domain/actor";

/** Fields of people, as forms send them. Sentences are for the person at the form. */

export const emailField = z
  .string("Give an e-mail address.")
  .trim()
  .toLowerCase()
  .max(254, "An e-mail address has at most 254 characters.")
  .pipe(z.email("Give a full e-mail address, such as name@company.example."));

export const nameField = z
  .string("Give a name.")
  .trim()
  .min(1, "Give a name.")
  .max(120, "A name has at most 120 characters.");

/** NIST SP 800-63B-4, 3.1.1.2: length is what counts; no rules about kinds of characters. */
export const newPasswordField = z
  .string("Choose a password.")
  .min(12, "Choose a password of at least 12 characters; a few unrelated words are good.")
  .max(200, "A password has at most 200 characters.")
  .refine((text) => new Set(text).size >= 5, "Choose a password with more different characters.");

const id = z.uuid("This is not an id of Mercat.");

/** Roles that hold for the whole company and cannot be limited to a domain. */
export const companyWideRoles = ["consumer", "platform_admin", "auditor"] as const;

export const invitePersonForm = z.object({
  email: emailField,
  name: nameField,
  /** A domain owner owns a domain, which is chosen once the person is there. */
  role: z.enum(roles, "Choose a role.").exclude(["domain_owner"], "Choose a role."),
});

export const assignRoleForm = z.object({
  personId: id,
  role: z.enum(roles, "Choose a role."),
  /** Empty: everywhere. */
  domainId: z
    .union([z.literal("").transform(() => null), id])
    .optional()
    .default(null),
});

export const removeRoleForm = z.object({ assignmentId: id });
export const personForm = z.object({ personId: id });
export const invitationForm = z.object({ invitationId: id });
export const sessionForm = z.object({ sessionId: id });

const repeated = { password: newPasswordField, repeat: z.string("Repeat the password.") };
const same = (form: { password: string; repeat: string }) => form.password === form.repeat;
const differ = { error: "The two passwords differ.", path: ["repeat"] };

export const acceptInvitationForm = z
  .object({ token: z.string().max(100), name: nameField, ...repeated })
  .refine(same, differ);

export const firstAdminForm = z
  .object({
    code: z
      .string("Give the code from the server's log.")
      .trim()
      .min(1, "Give the code from the server's log.")
      .max(100),
    name: nameField,
    email: emailField,
    ...repeated,
  })
  .refine(same, differ);

export const profileForm = z.object({ name: nameField });

export const changePasswordForm = z
  .object({
    current: z.string("Give your present password.").min(1, "Give your present password.").max(1_000),
    ...repeated,
  })
  .refine(same, differ);

/** Days a token may live, as offered in the form; the longest is the limit. */
export const tokenDays = [7, 30, 90, 365] as const;

export const createTokenForm = z.object({
  name: nameField,
  scopes: z
    .union([z.array(z.enum(scopes)), z.enum(scopes).transform((one) => [one])], "Choose from the scopes.")
    .optional()
    .default([])
    .refine((list) => list.length > 0, "Choose at least one scope."),
  days: z.coerce
    .number("Choose how long it is valid.")
    .int("Choose whole days.")
    .min(1, "A token is valid for at least 1 day.")
    .max(365, "A token is valid for at most 365 days."),
  /** Empty: a token of one's own. */
  serviceAccountId: z
    .union([z.literal("").transform(() => null), id])
    .optional()
    .default(null),
});

export const revokeTokenForm = z.object({ tokenId: id });

/** What `/admin/people` can be asked for in its address. Anything odd falls back to the first page of all. */
export const peopleFilter = z.object({
  q: z
    .string()
    .trim()
    .max(200)
    .transform((text) => text.replaceAll("\u0000", ""))
    .catch("")
    .default(""),
  state: z.enum(["active", "deactivated", "all"]).catch("active").default("active"),
  /** `none`: people who hold no role. */
  role: z
    .enum([...roles, "none"])
    .optional()
    .catch(undefined),
  page: z.coerce.number().int().min(1).max(10_000).catch(1).default(1),
});

export type InvitePerson = z.output<typeof invitePersonForm>;
export type AssignRole = z.output<typeof assignRoleForm>;
export type AcceptInvitation = z.output<typeof acceptInvitationForm>;
export type FirstAdmin = z.output<typeof firstAdminForm>;
export type ChangePassword = z.output<typeof changePasswordForm>;
export type CreateToken = z.output<typeof createTokenForm>;
export type PeopleFilter = z.output<typeof peopleFilter>;
