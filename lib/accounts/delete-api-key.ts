import { db } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import type { Person } from "./caller";

export async function deleteApiKey(person: Person, apiKeyId: string): Promise<void> {
  const { count } = await db.apiKey.deleteMany({ where: { id: apiKeyId, userId: person.userId } });
  if (count === 0) throw new AppError("not_found", "There is no such API key. It may have been deleted already.");
}
