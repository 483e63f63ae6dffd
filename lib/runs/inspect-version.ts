import type { Message, Split } from "@/lib/datasets/schemas";
import { readVersionRows } from "@/lib/datasets/versions/read-version-rows";
import type { Hyperparameters, Inspection } from "@/lib/trainers/schemas";
import type { Trainer } from "@/lib/trainers/trainer";
import { withSystemPrompt } from "./with-system-prompt";

interface Recipe {
  baseModel: string;
  hyperparameters: Hyperparameters;
  systemPrompt: string;
}

const mostKept = 50;
const keptMs = 600_000;
const kept = new Map<string, Promise<Inspection>>();

/** A version never changes, so the form may ask at every key stroke: the rows are read and counted once. */
export function inspectVersion(trainer: Trainer, versionId: string, split: Split, recipe: Recipe): Promise<Inspection> {
  const key = JSON.stringify([trainer.id, versionId, split, recipe.baseModel, recipe.hyperparameters.contextLength, recipe.systemPrompt]);
  const known = kept.get(key);
  if (known) return known;
  const inspection = trainer.inspect(recipe.baseModel, recipe.hyperparameters, conversations(versionId, split, recipe.systemPrompt));
  const forget = () => kept.delete(key);
  kept.set(key, inspection);
  inspection.then(() => setTimeout(forget, keptMs).unref(), forget);
  const oldest = kept.keys().next().value;
  if (kept.size > mostKept && oldest) kept.delete(oldest);
  return inspection;
}

async function* conversations(versionId: string, split: Split, systemPrompt: string): AsyncGenerator<Message[]> {
  for await (const { messages } of readVersionRows(versionId, split)) yield withSystemPrompt(messages, systemPrompt);
}
