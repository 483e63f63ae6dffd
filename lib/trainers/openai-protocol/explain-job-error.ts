import type { FailureKind } from "../schemas";
import type { TrainerJobError } from "../trainer";
import type { WireJob } from "./wire";

const retry = "Start the run again; examples and settings are kept.";

const known: Record<string, { kind: FailureKind; action: string }> = {
  invalid_file: { kind: "your_data", action: "Correct the rows that are named, freeze a new version and start a run on it." },
  too_few_examples: { kind: "your_data", action: "Add examples, freeze a new version and start a run on it." },
  example_too_long: { kind: "your_data", action: "Shorten or leave out the rows that are named, or choose a base model that reads more." },
  nothing_to_learn: { kind: "your_data", action: "Give the examples an answer that the model may learn, then freeze a new version." },
  template_error: { kind: "your_data", action: "Check the order of the messages: the user asks, the assistant answers last." },
  diverged: { kind: "your_data", action: "Start the run again with a lower learning rate, for example a third of this one." },
  invalid_parameter: { kind: "your_data", action: "Change that setting and start a new run." },
  memory_limit: { kind: "your_account", action: "Use a smaller batch or context length, or give the trainer more memory." },
  disk_full: { kind: "your_account", action: `Free some space on the trainer's disk. ${retry}` },
  model_unusable: { kind: "provider", action: "Choose another base model, or repair that model's folder." },
  internal_error: { kind: "provider", action: `Your examples and settings are fine. ${retry}` },
};

export function explainJobError(error: NonNullable<WireJob["error"]> | null): TrainerJobError {
  const { kind, action } = known[error?.code ?? ""] ?? { kind: "unknown" as const, action: `The trainer's own words are below. ${retry}` };
  return { kind, action, message: error?.message || "The trainer says that the training failed, and nothing more.", raw: error };
}
