import { encodePrompt } from "../formats/encode-chat";
import type { ChatTokenizer } from "../formats/tokenizer";
import { type AnswerText, createAnswerText } from "./answer-text";
import { type DecodingSequence, decodeStep, readPrompts } from "./decode";
import { ParameterError } from "./errors";
import { type ModelHost, prefillRows } from "./model-host";
import { createRandom, type Random } from "./random";
import { sampleToken } from "./sample-token";
import type { Completion, CompletionRequest } from "./types";

export interface QueuedRequest {
  request: Omit<CompletionRequest, "signal">;
  streaming: boolean;
  onText(piece: string): void;
  onDone(completion: Completion): void;
  onError(error: Error): void;
}

interface Waiting extends QueuedRequest {
  id: number;
  ids: number[];
  limit: number;
  since: number;
}

interface Active extends Waiting, DecodingSequence {
  random: Random;
  answer: AnswerText;
  /** The token chosen last, not yet in the cache. */
  token: number;
}

export interface DecodingQueue {
  add(id: number, request: QueuedRequest): void;
  drop(id: number): void;
  /** One turn: lets waiting requests in, then one token for each running one. Answers whether anything is left. */
  turn(): boolean;
  forgetAdapter(folder: string): void;
}

/** Requests for another adapter wait at most this long for the running ones to leave the model to them. */
const patienceMs = 250;

/** Decodes all running requests together; they share one adapter at a time, and each one's answer is what it would be alone. */
export function createDecodingQueue(host: ModelHost, tokenizer: ChatTokenizer, defaultAdapter: string | null): DecodingQueue {
  const waiting: Waiting[] = [];
  let active: Active[] = [];
  const freeSlots = Array.from({ length: host.slots }, (_, i) => host.slots - 1 - i);
  const adapterOf = ({ request }: QueuedRequest) => (request.adapterFolder === undefined ? defaultAdapter : request.adapterFolder);

  const admit = (): Active[] => {
    const first = waiting[0];
    if (!first) return [];
    const current = active[0] ? adapterOf(active[0]) : adapterOf(first);
    if (adapterOf(first) !== current && performance.now() - first.since > patienceMs) return [];
    const admitted: Active[] = [];
    let rows = 0;
    for (const candidate of [...waiting]) {
      if (freeSlots.length === 0) break;
      if (adapterOf(candidate) !== current) continue;
      if (rows > 0 && rows + candidate.ids.length > prefillRows) break;
      rows += candidate.ids.length;
      waiting.splice(waiting.indexOf(candidate), 1);
      const seed = candidate.request.seed ?? Math.floor(Math.random() * 2 ** 31);
      admitted.push({
        ...candidate,
        slot: freeSlots.pop() ?? 0,
        length: candidate.ids.length,
        random: createRandom(seed),
        answer: createAnswerText(tokenizer, candidate.request.stop ?? [], candidate.streaming),
        token: -1,
      });
    }
    return admitted;
  };

  /** Takes the next token of each; answers those that go on. */
  const choose = (sequences: Active[], logits: Float32Array[]): Active[] =>
    sequences.filter((sequence, i) => {
      const { request, answer } = sequence;
      const token = sampleToken(logits[i] ?? new Float32Array(), request.temperature ?? 0, request.topP ?? 1, sequence.random);
      if (tokenizer.endTokens.includes(token)) return finish(sequence, "stop");
      sequence.token = token;
      const { piece, stopped } = answer.push(token);
      if (piece !== "") sequence.onText(piece);
      if (stopped) return finish(sequence, "stop");
      return answer.tokens() < sequence.limit || finish(sequence, "length");
    });

  const finish = (sequence: Active, finishReason: Completion["finishReason"]): false => {
    freeSlots.push(sequence.slot);
    const rest = sequence.answer.rest();
    if (rest !== "") sequence.onText(rest);
    sequence.onDone({
      text: sequence.answer.text(),
      promptTokens: sequence.ids.length,
      completionTokens: sequence.answer.tokens(),
      finishReason,
    });
    return false;
  };

  const fail = (sequences: Active[], error: unknown) => {
    for (const { slot, onError } of sequences) {
      freeSlots.push(slot);
      onError(error instanceof Error ? error : new Error(String(error)));
    }
  };

  return {
    add: (id, queued) => {
      try {
        const ids = encodePrompt(tokenizer, queued.request);
        const room = host.contextLength - ids.length;
        if (ids.length === 0) throw new ParameterError("messages", "The prompt is empty.");
        if (room < 1)
          throw new ParameterError(
            "messages",
            `The prompt has ${ids.length} tokens; this model reads at most ${host.contextLength - 1} and needs room to answer. Shorten the messages.`,
          );
        waiting.push({ ...queued, id, ids, limit: Math.min(queued.request.maxTokens ?? room, room), since: performance.now() });
      } catch (error) {
        queued.onError(error instanceof Error ? error : new Error(String(error)));
      }
    },
    drop: (id) => {
      const at = waiting.findIndex((candidate) => candidate.id === id);
      if (at >= 0) waiting.splice(at, 1);
      for (const { slot } of active.filter((sequence) => sequence.id === id)) freeSlots.push(slot);
      active = active.filter((sequence) => sequence.id !== id);
    },
    turn: () => {
      const admitted = admit();
      if (admitted[0]) {
        try {
          host.switchTo(adapterOf(admitted[0]));
          active.push(...choose(admitted, readPrompts(host, admitted)));
        } catch (error) {
          fail(admitted, error);
        }
      }
      if (active.length > 0) {
        try {
          const logits = decodeStep(
            host,
            active,
            active.map(({ token }) => token),
          );
          for (const sequence of active) sequence.length++;
          active = choose(active, logits);
        } catch (error) {
          fail(active, error);
          active = [];
        }
      }
      return active.length > 0 || waiting.length > 0;
    },
    forgetAdapter: (folder) => host.forgetAdapter(folder),
  };
}
