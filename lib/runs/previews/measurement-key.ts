import { createHash } from "node:crypto";
import type { PreviewTemplate } from "@/lib/trainers/previews/schemas";
import type { Trainer } from "@/lib/trainers/trainer";

interface Target {
  trainer: Trainer;
  baseModel: string;
  systemPrompt: string;
}

/** Whatever changes the figures, and nothing else: estimates under one template are the same at every provider with the same rules. */
export function measurementKey({ trainer, baseModel, systemPrompt }: Target, { isExact, hash }: PreviewTemplate): string {
  const who = isExact ? [trainer.id, baseModel] : [trainer.capabilities.learnsTools];
  return createHash("sha256")
    .update(JSON.stringify([isExact, ...who, hash, systemPrompt]))
    .digest("hex");
}
