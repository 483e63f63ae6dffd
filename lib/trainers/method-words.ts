import type { Method, Objective } from "./schemas";

export const methodWords: Record<Method, string> = { lora: "LoRA", full: "Full fine-tuning", managed: "The provider’s own way" };

export const objectiveWords: Record<Objective, string> = { sft: "The answer (SFT)", dpo: "Which answer is better (DPO)" };
