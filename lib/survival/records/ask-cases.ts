import { countTokens } from "@/lib/datasets/count-tokens";
import type { Message } from "@/lib/datasets/schemas";
import { type AskedModel, askModel, promptOf } from "@/lib/models/ask-model";
import { Pace, shortestPauseMs } from "@/lib/models/pace";
import type { Completion } from "@/lib/trainers/trainer";
import { TrainerFailure } from "@/lib/trainers/trainer-failure";
import type { Budget } from "./budget";
import { costOfTokens } from "./prices-of";
import { readUnasked, type UnaskedCase } from "./read-unasked";
import type { GoldenRecord } from "./schemas";
import { storeAnswer, storeFailure } from "./store-answer";

interface Work {
  record: GoldenRecord;
  asked: AskedModel;
  budget: Budget;
  signal: AbortSignal;
}

const mostAtOnce = { local: 16, provider: 8 };
const mostTries = 3;

/** Asks every case that has no answer. `budget`: the next one would have passed it, so it was not asked. */
export async function askCases({ record, asked, budget, signal: given }: Work): Promise<"all" | "budget"> {
  const stop = new AbortController();
  const signal = AbortSignal.any([given, stop.signal]);
  const most = asked.trainer.capabilities.isLocal ? mostAtOnce.local : mostAtOnce.provider;
  const pace = new Pace(most);
  const unasked = readUnasked(record.id, record.replayOfId ?? record.id);
  const again: UnaskedCase[] = [];
  const tries = new Map<number, number>();
  let isOverBudget = false;

  /** Null: this case will be asked once more. */
  const ask = async (next: UnaskedCase): Promise<void> => {
    const reserved = { promptTokens: atMost(await promptOf(asked, next.prompt)), completionTokens: record.maxTokens };
    if (!budget.reserve(reserved)) {
      // What is under way may turn out shorter than it could be; only when nothing is, it is decided.
      again.unshift(next);
      if (!budget.hasReservations) isOverBudget = true;
      else await settled();
      return;
    }
    try {
      const completion = await complete(next.prompt);
      budget.settle(reserved, completion);
      await storeAnswer(record.id, next.position, completion, costOfTokens(record, completion.promptTokens, completion.completionTokens));
      pace.succeed();
    } catch (error) {
      if (!(error instanceof TrainerFailure)) throw error;
      budget.settle(reserved, null);
      await takeFailure(next, error);
    } finally {
      tellSettled();
    }
  };

  const complete = async (messages: Message[]): Promise<Completion> => {
    const { maxTokens, temperature, seed } = record;
    // A signal of its own for each question: clients listen to it and never let go.
    const own = AbortSignal.any([signal]);
    const request = { messages, maxTokens, temperature, ...(seed === null ? {} : { seed }), signal: own };
    const completion = await askModel(asked, request);
    // Who does not say what it counted is billed by our own count, so that the budget holds all the same.
    return {
      ...completion,
      promptTokens: completion.promptTokens || count(await promptOf(asked, messages)),
      completionTokens: completion.completionTokens || count([{ role: "assistant", content: completion.text }]),
    };
  };

  const takeFailure = async (next: UnaskedCase, failure: TrainerFailure): Promise<void> => {
    if (failure.isBusy) {
      // The queue tries again later.
      if (!pace.takeRefusal(failure.retryAfterMs)) throw failure;
      again.push(next);
      return;
    }
    if (failure.code === "invalid") return storeFailure(record.id, next.position, failure.message);
    if (failure.code === "not_found" || failure.fault !== null || failure.needsSomebody) throw failure;
    const tried = (tries.get(next.position) ?? 0) + 1;
    tries.set(next.position, tried);
    if (tried >= mostTries) return storeFailure(record.id, next.position, `${failure.problem} Asked ${mostTries} times.`);
    pace.slowDown(failure.retryAfterMs ?? shortestPauseMs * 2 ** tried);
    again.push(next);
  };

  let waiters: (() => void)[] = [];
  const settled = () => new Promise<void>((resolve) => waiters.push(resolve));
  const tellSettled = () => {
    for (const resolve of waiters) resolve();
    waiters = [];
  };

  const lane = async (): Promise<void> => {
    while (!isOverBudget) {
      await pace.enter(signal);
      try {
        const next = again.shift() ?? (await unasked.next()).value;
        if (!next) return;
        await ask(next);
      } finally {
        pace.leave();
      }
    }
  };

  const lanes = Array.from({ length: most }, lane);
  const first = await Promise.all(lanes).catch((error: unknown) => ({ error }));
  // The first fault ends the others' waiting; what they have is stored before anybody hears of it.
  stop.abort();
  tellSettled();
  await Promise.allSettled(lanes);
  if ("error" in first) throw first.error;
  return isOverBudget ? "budget" : "all";
}

const count = (messages: Message[]) => countTokens({ messages, tools: null, rejected: null });

/** Others cut words differently: a quarter more than our count, and a little for each message. */
const atMost = (messages: Message[]) => Math.ceil(1.25 * count(messages)) + 8 * messages.length;
