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

/** What the trainer says, and what it would not be told about. */
export interface VersionInspection extends Inspection {
  /** Examples that call tools or may. */
  toolCount: number;
  pairCount: number;
}

const mostKept = 50;
const keptMs = 600_000;
const kept = new Map<string, Promise<VersionInspection>>();

/** A version never changes, so the form may ask at every key stroke: the rows are read and counted once. */
export function inspectVersion(trainer: Trainer, versionId: string, split: Split, recipe: Recipe): Promise<VersionInspection> {
  const key = JSON.stringify([trainer.id, versionId, split, recipe.baseModel, recipe.hyperparameters.contextLength, recipe.systemPrompt]);
  const known = kept.get(key);
  if (known) return known;
  const inspection = inspect(trainer, versionId, split, recipe);
  const forget = () => kept.delete(key);
  kept.set(key, inspection);
  inspection.then(() => setTimeout(forget, keptMs).unref(), forget);
  const oldest = kept.keys().next().value;
  if (kept.size > mostKept && oldest) kept.delete(oldest);
  return inspection;
}

async function inspect(trainer: Trainer, versionId: string, split: Split, recipe: Recipe): Promise<VersionInspection> {
  const seen = { toolCount: 0, pairCount: 0 };
  async function* conversations(): AsyncGenerator<Message[]> {
    for await (const { messages, tools, rejected } of readVersionRows(versionId, split)) {
      if (tools || messages.some(({ role, tool_calls }) => role === "tool" || tool_calls)) seen.toolCount++;
      if (rejected) seen.pairCount++;
      yield withSystemPrompt(messages, recipe.systemPrompt);
    }
  }
  const inspection = await trainer.inspect(recipe.baseModel, recipe.hyperparameters, conversations());
  return { ...inspection, ...seen };
}
