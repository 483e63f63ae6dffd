import { randomUUID } from "node:crypto";
import type { z } from "zod";
import type { Person } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { ensureCpuTrainer } from "./ensure-cpu-trainer";
import { usualBaseUrlOf } from "./get-trainer";
import { refuseTakenName } from "./refuse-taken-name";
import { requireSettings } from "./require-settings";
import type { Connection, createTrainerInput } from "./schemas";
import { sealCredentials } from "./seal-credentials";
import { connectionInclude, toConnection } from "./to-connection";

/** Saves the connection as it is; whether it works is `testTrainer`'s to say, and a provider that is down is no reason not to save. */
export async function createTrainer(person: Person, { apiKey, ...input }: z.infer<typeof createTrainerInput>): Promise<Connection> {
  const baseUrl = input.baseUrl ?? usualBaseUrlOf(input.kind);
  if (!baseUrl) throw new AppError("invalid", "The address is missing.", [{ field: "baseUrl", problem: "Enter the trainer's address." }]);
  requireSettings(input.kind, input.settings);
  // The name of the one that starts with Hone is taken before anybody can take it.
  await ensureCpuTrainer();
  // The key is sealed for its row, so the row's name must be known before it is written.
  const id = randomUUID();
  const data = { ...input, id, baseUrl, credentials: sealCredentials(env.secret, id, { apiKey }), keySavedAt: new Date() };
  return toConnection(person, await refuseTakenName(input.name, () => db.trainer.create({ data, include: connectionInclude })));
}
