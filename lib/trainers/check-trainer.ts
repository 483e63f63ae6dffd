import type { Person } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import type { Trainer } from "@/lib/db/generated/client";
import { AppError } from "@/lib/errors";
import { getTrainer } from "./get-trainer";
import type { Connection } from "./schemas";
import { connectionInclude, toConnection } from "./to-connection";
import { TrainerFailure } from "./trainer-failure";

/** Ten people who look at the same list are one question. */
const freshForMs = 5_000;

/** Asks whether a trainer answers and writes down what it said and when, for everybody who looks at the list. */
export async function checkTrainer(person: Person, trainerId: string): Promise<Connection> {
  const row = await db.trainer.findUnique({ where: { id: trainerId } });
  if (!row) throw missing();
  if (!row.checkedAt || Date.now() - row.checkedAt.getTime() > freshForMs) {
    const problem = await problemOf(row);
    // What was found about settings that were changed meanwhile says nothing about the new ones.
    await db.trainer.updateMany({ where: { id: trainerId, revision: row.revision }, data: { checkedAt: new Date(), problem } });
  }
  const checked = await db.trainer.findUnique({ where: { id: trainerId }, include: connectionInclude });
  if (!checked) throw missing();
  return toConnection(person, checked);
}

async function problemOf(row: Trainer): Promise<string | null> {
  try {
    await getTrainer(row).listBaseModels();
    return null;
  } catch (error) {
    if (!(error instanceof TrainerFailure)) throw error;
    return error.message;
  }
}

function missing(): AppError {
  return new AppError("not_found", "There is no such trainer. It may have been disconnected; look at the list of trainers.");
}
