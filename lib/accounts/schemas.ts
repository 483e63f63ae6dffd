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

export const createApiKeyInput = z.object({ name: z.string().trim().min(1, "Name the key after what will use it.").max(100) });
export const apiKeySchema = z.object({
  id: z.string(),
  name: z.string(),
  createdAt: z.coerce.date(),
  lastUsedAt: z.coerce.date().nullable(),
});
/** The answer to creating a key: the only time the key itself is shown. */
export const newApiKeySchema = apiKeySchema.extend({ key: z.string() });
