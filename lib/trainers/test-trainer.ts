import type { z } from "zod";
import type { Person } from "@/lib/accounts/caller";
import { AppError } from "@/lib/errors";
import { getConnectionRow } from "./get-connection-row";
import { connect, getTrainer, usualBaseUrlOf } from "./get-trainer";
import { requireSettings } from "./require-settings";
import { connectionSettingsSchema, type TrainerTest, type testTrainerInput, trainerTestSchema } from "./schemas";
import type { Trainer } from "./trainer";
import { TrainerFailure } from "./trainer-failure";
import { requireKeyForNewAddress } from "./update-trainer";

type Input = z.infer<typeof testTrainerInput>;

/** Asks for the models, which costs nothing anywhere. What was typed counts; the saved key goes to the saved address only. */
export async function testTrainer(_person: Person, input: Input): Promise<TrainerTest> {
  try {
    const models = await (await trainerFor(input)).listBaseModels();
    const baseModels = models.map(({ id }) => id);
    const found = baseModels.length === 1 ? "one base model" : `${baseModels.length} base models`;
    return trainerTestSchema.parse({
      outcome: "works",
      sentence:
        baseModels.length > 0
          ? `It works: the key is accepted, and ${found} can be tuned.`
          : "The key is accepted, but none of the models that it may see can be tuned. Ask the provider to open fine-tuning for this account.",
      baseModels,
    });
  } catch (error) {
    if (!(error instanceof TrainerFailure)) throw error;
    return trainerTestSchema.parse({ ...inWords(error), baseModels: [] });
  }
}

async function trainerFor({ trainerId, kind, baseUrl, apiKey, settings }: Input): Promise<Trainer> {
  const words = { id: trainerId ?? "new", name: "The trainer" };
  if (trainerId) {
    const row = await getConnectionRow(trainerId);
    requireKeyForNewAddress(row.baseUrl, baseUrl, apiKey);
    if (!apiKey) return getTrainer({ ...row, settings: settings ?? row.settings });
    const given = settings ?? connectionSettingsSchema.parse(row.settings);
    return connect({ ...words, kind: row.kind, baseUrl: baseUrl ?? row.baseUrl ?? "", apiKey, settings: given });
  }
  const address = baseUrl ?? (kind && usualBaseUrlOf(kind));
  if (!kind || !address || !apiKey) {
    const missing = { kind: "Choose what kind of trainer it is.", baseUrl: "Enter the trainer's address.", apiKey: "Enter the key." };
    const given = { kind, baseUrl: address, apiKey };
    const fields = Object.entries(missing).flatMap(([field, problem]) =>
      Object.entries(given).some(([name, value]) => name === field && !value) ? [{ field, problem }] : [],
    );
    throw new AppError("invalid", fields.map(({ problem }) => problem).join(" "), fields);
  }
  requireSettings(kind, settings ?? {});
  return connect({ ...words, kind, baseUrl: address, apiKey, ...(settings ? { settings } : {}) });
}

function inWords(failure: TrainerFailure): Pick<TrainerTest, "outcome" | "sentence"> {
  switch (failure.fault) {
    case "unreachable":
      return {
        outcome: "unreachable",
        sentence:
          "Nothing answers at this address. Compare it with the provider's documentation, and see whether this machine may reach it.",
      };
    case "key_refused":
      return {
        outcome: "key_refused",
        sentence: "The address is right, but the key was refused. Copy it once more, or make a new one that may train and read files.",
      };
    case "wrong_address":
      return {
        outcome: "wrong_address",
        sentence:
          "Something answers there, but not a trainer. The address ends before /files and /fine_tuning, for most providers with /v1.",
      };
    default:
      return { outcome: "provider_failed", sentence: failure.message };
  }
}
