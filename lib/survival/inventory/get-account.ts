import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { requireAccountAccess } from "./require-account-access";
import type { Account } from "./schemas";
import { toAccounts } from "./to-accounts";

export async function getAccount(caller: Caller, trainerId: string): Promise<Account> {
  await requireAccountAccess(caller);
  const row = await db.trainer.findUnique({ where: { id: trainerId }, include: { reading: true } });
  const [account] = row ? await toAccounts([row]) : [];
  if (!account) throw new AppError("not_found", "There is no such trainer. Choose one from the list of trainers.");
  return account;
}
