import type { z } from "zod";
import type { Person } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { getConnectionRow } from "./get-connection-row";
import { refuseTakenName } from "./refuse-taken-name";
import type { Connection, updateTrainerInput } from "./schemas";
import { sealCredentials } from "./seal-credentials";
import { connectionInclude, toConnection } from "./to-connection";

/** Changes what is given, if nobody changed the trainer since it was read. A new address needs the key again. */
export async function updateTrainer(
  _person: Person,
  trainerId: string,
  { revision, apiKey, ...changes }: z.infer<typeof updateTrainerInput>,
): Promise<Connection> {
  const row = await getConnectionRow(trainerId);
  requireKeyForNewAddress(row.baseUrl, changes.baseUrl, apiKey);
  const credentials = apiKey ? { credentials: sealCredentials(env.secret, trainerId, { apiKey }) } : {};
  // A trainer that was silent may be right now: nobody has to wait for what the old settings earned.
  const data = { ...changes, ...credentials, revision: { increment: 1 }, failures: 0, retryAt: null };
  const { count } = await refuseTakenName(changes.name, () => db.trainer.updateMany({ where: { id: trainerId, revision }, data }));
  if (count === 0)
    throw new AppError(
      "conflict",
      "Somebody changed this trainer after you opened it. Look at what stands there now, then change it again.",
    );
  return toConnection(await db.trainer.findUniqueOrThrow({ where: { id: trainerId }, include: connectionInclude }));
}

/** Otherwise whoever may change an address could have the saved key sent to a server of their own, and read it there. */
export function requireKeyForNewAddress(saved: string | null, wanted: string | undefined, apiKey: string | undefined): void {
  if (wanted === undefined || wanted === saved || apiKey) return;
  const problem = "Enter the key again: it was given for the address that is saved, and is not sent to another one.";
  throw new AppError("invalid", problem, [{ field: "apiKey", problem }]);
}
