import type { Message, Tools } from "@/lib/datasets/schemas";
import type { Trainer as TrainerRow } from "@/lib/db/generated/client";
import { AppError } from "@/lib/errors";
import { toQuestion } from "@/lib/trainers/openai-protocol/to-question";
import { isAboutQuestion } from "@/lib/trainers/openai-protocol/to-trainer-failure";
import { parseCompletion } from "../serving/completion";
import { composeBody } from "../serving/compose-body";
import { openDoor } from "../serving/open-door";
import type { ServedVariant } from "../serving/served-variant";
import { refusedAnswer } from "./judge-parity";
import { saidBy } from "./said-by";

export interface Tokens {
  promptTokens: number;
  completionTokens: number;
}
/** A refusal is charged by nobody. */
export const noTokens: Tokens = { promptTokens: 0, completionTokens: 0 };

interface Question {
  messages: Message[];
  tools: Tools | null;
  maxTokens: number;
}

/** They say how much of chance an answer holds: a variant may set them, and a comparison is made without chance on both sides. */
const chance = ["temperature", "top_p", "top_k", "min_p", "seed"];

/** As long as its trainer is waited for. */
const longestMs = 120_000;

/** Whether a variant's parameters take part in a comparison. */
export const comparedParameters = (parameters: ServedVariant["parameters"]) =>
  Object.fromEntries(Object.entries(parameters).filter(([name]) => !chance.includes(name)));

/** A provider that did not answer by the gateway's way. `isFinal`: it would say the same again. */
export class ServedFailure extends AppError {
  constructor(
    message: string,
    readonly isFinal: boolean,
  ) {
    super("upstream", message);
  }
}

/** The answer that a program would get, asked as the gateway asks for it; no tokens where the provider tells none. */
export async function askServed(
  trainer: TrainerRow,
  variant: ServedVariant,
  { messages, tools, maxTokens }: Question,
  signal: AbortSignal,
): Promise<{ said: string; model: string | null; tokens: Tokens | null }> {
  const parameters = comparedParameters(variant.parameters);
  const asked = toQuestion({ messages, ...(tools ? { tools } : {}), maxTokens, temperature: 0 });
  const program = { model: "a deployment", ...asked };
  const request = { text: JSON.stringify(program), read: { messages: program.messages }, isStream: false };
  const body = composeBody(request, { ...variant, parameters }, { asWhole: true, countsStreams: false });
  const { origin, path, headers, withoutKey } = openDoor(trainer);
  const limited = AbortSignal.any([signal, AbortSignal.timeout(longestMs)]);
  const answer = await fetch(`${origin}${path}`, { method: "POST", headers, body, signal: limited, redirect: "manual" }).catch(
    (error: unknown) => {
      signal.throwIfAborted();
      const why = error instanceof Error ? error.message : "";
      throw new ServedFailure(`${trainer.name} cannot be reached by the gateway’s way: ${withoutKey(why)}.`, false);
    },
  );
  const text = await answer.text();
  const { status } = answer;
  if (!answer.ok) {
    if (isAboutQuestion(status)) return { said: refusedAnswer, model: null, tokens: noTokens };
    throw new ServedFailure(
      `${trainer.name} answered ${status} by the gateway’s way: ${withoutKey(text).slice(0, 300)}`,
      [401, 403, 404].includes(status),
    );
  }
  const completion = parseCompletion(text);
  const message = completion?.choices[0]?.message;
  if (!message) throw new ServedFailure(`${trainer.name} answered something that is no chat completion.`, true);
  const { prompt_tokens: promptTokens, completion_tokens: completionTokens } = completion.usage ?? {};
  const tokens = typeof promptTokens === "number" ? { promptTokens, completionTokens: completionTokens ?? 0 } : null;
  return { said: saidBy(message.content ?? "", message.tool_calls), model: completion.model ?? null, tokens };
}
