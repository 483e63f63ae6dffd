import { z } from "zod";
import { roleSchema } from "./permissions";

export const passwordSchema = z
  .string()
  .min(12, "The password is too short. Use at least 12 characters; a few words in a row are easy to remember.")
  .max(128, "The password is too long. Use at most 128 characters.");

export const claimOwnerInput = z.object({
  token: z.string().min(1),
  name: z.string().trim().min(1, "The name is empty. Say what colleagues call you.").max(100),
  email: z.email("This is not an e-mail address. It looks like name@example.org."),
  password: passwordSchema,
});
export type ClaimOwnerInput = z.infer<typeof claimOwnerInput>;

export const personSchema = z.object({ userId: z.string(), name: z.string(), email: z.string(), role: roleSchema });
export type Person = z.infer<typeof personSchema>;

export const createApiKeyInput = z.object({ name: z.string().trim().min(1, "Name the key after what will use it.").max(100) });
export const apiKeySchema = z.object({
  id: z.string(),
  name: z.string(),
  createdAt: z.coerce.date(),
  lastUsedAt: z.coerce.date().nullable(),
});
/** The answer to creating a key: the only time the key itself is shown. */
export const newApiKeySchema = apiKeySchema.extend({ key: z.string() });

export const acceptInvitationInput = claimOwnerInput;
export type AcceptInvitationInput = z.infer<typeof acceptInvitationInput>;

export const createInvitationInput = z.object({
  /** For whom, so that the list says whose link is still open: "Grace, from support". */
  note: z.string().trim().min(1, "Say for whom the link is, so that you recognise it in the list.").max(100, "Use at most 100 characters."),
  role: roleSchema,
  /** The projects that they join with this role. Owners are at home in every project. */
  projectIds: z.array(z.string()).max(100).default([]),
});
export type CreateInvitationInput = z.input<typeof createInvitationInput>;

export const invitationSchema = z.object({
  id: z.string(),
  note: z.string(),
  role: roleSchema,
  projectIds: z.array(z.string()),
  createdBy: z.string(),
  expiresAt: z.coerce.date(),
  createdAt: z.coerce.date(),
});
export type Invitation = z.infer<typeof invitationSchema>;

/** The answer to inviting: the only time the token itself is shown. */
export const newInvitationSchema = invitationSchema.extend({ token: z.string() });
export type NewInvitation = z.infer<typeof newInvitationSchema>;

export const invitationOfferSchema = z.object({ role: roleSchema, invitedBy: z.string() });
export type InvitationOffer = z.infer<typeof invitationOfferSchema>;

export const changeRoleInput = z.object({ role: roleSchema });
export type ChangeRoleInput = z.infer<typeof changeRoleInput>;

/** Somebody with an account. */
export const workspacePersonSchema = z.object({
  id: z.string(),
  name: z.string(),
  /** Null for those who do not look after people. */
  email: z.string().nullable(),
  role: roleSchema,
  /** Where they are a member; an owner is at home everywhere. */
  members: z.array(z.object({ projectId: z.string(), role: roleSchema })),
  createdAt: z.coerce.date(),
});
export type WorkspacePerson = z.infer<typeof workspacePersonSchema>;

/** By this code the browser knows that the words are ours, not the auth library's. */
export const signInPaused = "SIGN_IN_PAUSED";
export const signInPausedSchema = z.object({ code: z.literal(signInPaused), message: z.string() });
export type SignInPaused = z.infer<typeof signInPausedSchema>;
