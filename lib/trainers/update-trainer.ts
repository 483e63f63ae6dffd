import type { z } from "zod";
import type { Person } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { getConnectionRow } from "./get-connection-row";
import { refuseTakenName } from "./refuse-taken-name";
import { requireSettings } from "./require-settings";
import { type Connection, connectionKindSchema, type updateTrainerInput } from "./schemas";
import { sealCredentials } from "./seal-credentials";
import { connectionInclude, toConnection } from "./to-connection";

/** Changes what is given, if nobody changed the trainer since it was read. A new address needs the key again. */
export async function updateTrainer(
  person: Person,
  trainerId: string,
  { revision, apiKey, ...changes }: z.infer<typeof updateTrainerInput>,
): Promise<Connection> {
  const row = await getConnectionRow(trainerId);
  requireKeyForNewAddress(row.baseUrl, changes.baseUrl, apiKey);
  if (changes.settings) requireSettings(connectionKindSchema.parse(row.kind), changes.settings);
  const credentials = apiKey ? { credentials: sealCredentials(env.secret, trainerId, { apiKey }), keySavedAt: new Date() } : {};
  // A trainer that was silent may be right now: nobody has to wait for what the old settings earned.
  const asNew = { failures: 0, retryAt: null, checkedAt: null, problem: null };
  const data = { ...changes, ...credentials, ...asNew, revision: { increment: 1 } };
  const { count } = await refuseTakenName(changes.name, () => db.trainer.updateMany({ where: { id: trainerId, revision }, data }));
  if (count === 0)
    throw new AppError(
      "conflict",
      "Somebody changed this trainer after you opened it. Look at what stands there now, then change it again.",
    );
  return toConnection(person, await db.trainer.findUniqueOrThrow({ where: { id: trainerId }, include: connectionInclude }));
}

/** Otherwise whoever may change an address could have the saved key sent to a server of their own, and read it there. */
export function requireKeyForNewAddress(saved: string | null, wanted: string | undefined, apiKey: string | undefined): void {
  if (wanted === undefined || wanted === saved || apiKey) return;
  const problem = "Enter the key again: it was given for the address that is saved, and is not sent to another one.";
  throw new AppError("invalid", problem, [{ field: "apiKey", problem }]);
}
