import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import { readSpending } from "./read-spending";
import type { Spending } from "./schemas";

export async function getSpending({ projectId }: Caller): Promise<Spending> {
  return readSpending(db, projectId);
}
