import type { z } from "zod";
import { db } from "@/lib/db/client";
import type { Person } from "./caller";
import { type createApiKeyInput, newApiKeySchema } from "./schemas";
import { hashToken, newToken } from "./tokens";

/** The answer is the only time that the key is shown; afterwards only its hash is known. */
export async function createApiKey(person: Person, input: z.infer<typeof createApiKeyInput>): Promise<z.infer<typeof newApiKeySchema>> {
  const key = `hone_${newToken()}`;
  const created = await db.apiKey.create({ data: { userId: person.userId, name: input.name, keyHash: hashToken(key) } });
  return newApiKeySchema.parse({ ...created, key });
}
