import type { z } from "zod";
import { db } from "@/lib/db/client";
import type { Person } from "./caller";
import { apiKeySchema } from "./schemas";

export async function listApiKeys(person: Person): Promise<z.infer<typeof apiKeySchema>[]> {
  const keys = await db.apiKey.findMany({ where: { userId: person.userId }, orderBy: [{ createdAt: "desc" }, { id: "desc" }] });
  return keys.map((key) => apiKeySchema.parse(key));
}
