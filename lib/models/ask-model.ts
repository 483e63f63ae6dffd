import { storableText } from "@/lib/datasets/imports/storable";
import type { Message, ToolCall } from "@/lib/datasets/schemas";
import type { Completion, CompletionRequest, Trainer } from "@/lib/trainers/trainer";
import { TrainerFailure } from "@/lib/trainers/trainer-failure";
import { buildPrompt } from "./baselines/build-prompt";
import { readShown, type Shown } from "./baselines/read-shown";
import type { ApproachSettings } from "./schemas";

export interface AskedModel {
  trainer: Trainer;
  /** The name that the trainer answers to. */
  model: string;
  systemPrompt: string;
  /** Null for an instruction alone. */
  settings: ApproachSettings | null;
}

type Request = Omit<CompletionRequest, "model">;

/**
 * A model version's answer to a conversation: whoever asks one asks here, so that it is shown the same wherever it answers. A model that
 * cannot read so much is shown less, the least helpful left out first. Throws what `Trainer.complete` throws.
 */
export async function askModel({ trainer, model, systemPrompt, settings }: AskedModel, request: Request): Promise<Completion> {
  const shown = settings && (await readShown(settings, request.messages));
  for (let count = shown ? sizeOf(shown) : 0; ; count = Math.floor(count / 2)) {
    try {
      return storable(await trainer.complete({ ...request, model, messages: buildPrompt(request.messages, systemPrompt, shown, count) }));
    } catch (error) {
      const isRefused = error instanceof TrainerFailure && error.code === "invalid";
      if (!isRefused || count === 0) throw error;
    }
  }
}

/** As Postgres can hold it: a model may say NUL or half of a pair, and one such answer must not lose those that are stored with it. */
function storable({ text, toolCalls, ...rest }: Completion): Completion {
  return { ...rest, text: storableText(text), ...(toolCalls ? { toolCalls: toolCalls.map(storableCall) } : {}) };
}

function storableCall(call: ToolCall): ToolCall {
  const { name, arguments: written } = call.function;
  return { ...call, id: storableText(call.id), function: { name: storableText(name), arguments: storableText(written) } };
}

/** For a prompt that nothing is asked with: to show what a model reads. */
export async function promptOf(model: Pick<AskedModel, "systemPrompt" | "settings">, messages: Message[]): Promise<Message[]> {
  const shown = model.settings && (await readShown(model.settings, messages));
  return buildPrompt(messages, model.systemPrompt, shown, shown ? sizeOf(shown) : 0);
}

function sizeOf(shown: Shown): number {
  return shown.kind === "examples" ? shown.examples.length : shown.passages.length;
}
