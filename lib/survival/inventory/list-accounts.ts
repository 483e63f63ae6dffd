import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import { maySeeAccounts } from "./require-account-access";
import type { Account } from "./schemas";
import { toAccounts } from "./to-accounts";

/** Every connected account and how much of it is known; none for those who may not see them. */
export async function listAccounts(caller: Caller): Promise<Account[]> {
  if (!(await maySeeAccounts(caller))) return [];
  return toAccounts(await db.trainer.findMany({ orderBy: [{ createdAt: "asc" }, { id: "asc" }], include: { reading: true } }));
}
