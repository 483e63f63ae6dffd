import type { Caller } from "@/lib/accounts/caller";
import type { Message } from "@/lib/datasets/schemas";
import { getTrainer } from "@/lib/trainers/get-trainer";
import { type CheckpointPlace, getCheckpointRow } from "./get-checkpoint-row";
import { type Tried, type TryCheckpointInput, triedSchema } from "./schemas";
import { withSystemPrompt } from "./with-system-prompt";

const mostTokens = 512;

/** Asks a saved point of a run one thing, under the instruction that it learns with; nothing is stored. */
export async function tryCheckpoint(
  caller: Caller,
  place: CheckpointPlace,
  { prompt }: TryCheckpointInput,
  signal: AbortSignal,
): Promise<Tried> {
  const { run, checkpoint } = await getCheckpointRow(caller, place);
  const question: Message = { role: "user", content: prompt };
  const { text, ...measured } = await getTrainer(run.trainer).complete({
    model: checkpoint.trainerModel,
    messages: withSystemPrompt([question], run.systemPrompt),
    maxTokens: mostTokens,
    signal,
  });
  return triedSchema.parse({ ...measured, answer: text });
}
