import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { getTrainer } from "@/lib/trainers/get-trainer";
import { beginReading } from "./begin-reading";
import { getAccount } from "./get-account";
import { requireAccountAccess } from "./require-account-access";
import type { Account } from "./schemas";

/** Has the account read in the background. While that goes on, asking again changes nothing. */
export async function startReading(caller: Caller, trainerId: string): Promise<Account> {
  await requireAccountAccess(caller);
  const trainer = await db.trainer.findUnique({ where: { id: trainerId } });
  if (!trainer) throw new AppError("not_found", "There is no such trainer. Choose one from the list of trainers.");
  if (!getTrainer(trainer).inventory)
    throw new AppError("invalid", `${trainer.name} does not let its account be read. Look at the provider's own pages for what it holds.`);
  await db.$transaction((tx) => beginReading(tx, trainerId));
  return getAccount(caller, trainerId);
}
