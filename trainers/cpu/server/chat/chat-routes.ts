import { PassThrough } from "node:stream";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { CompletionRequest } from "../../engine/types";
import { toApiError } from "../http/to-api-error";
import type { AnsweringModel } from "../models/model-catalog";
import { newCompletionId, unixNow } from "../storage/ids";
import type { Trainer } from "../trainer";
import { type ChatInput, chatInput, refuseUnsupported } from "./chat-input";
import { type CompletionHead, wireChunks, wireCompletion } from "./wire-completion";

function toEngine(input: ChatInput, signal: AbortSignal): Omit<CompletionRequest, "adapterFolder"> {
  const maxTokens = input.max_completion_tokens ?? input.max_tokens;
  return {
    messages: input.messages,
    temperature: input.temperature ?? 0,
    signal,
    ...(typeof input.top_p === "number" ? { topP: input.top_p } : {}),
    ...(typeof input.seed === "number" ? { seed: input.seed } : {}),
    ...(typeof maxTokens === "number" ? { maxTokens } : {}),
    ...(input.stop ? { stop: typeof input.stop === "string" ? [input.stop] : input.stop } : {}),
    ...(input.tools ? { tools: input.tools } : {}),
  };
}

/** Fires when the caller hangs up, so that nobody generates for nobody. */
function hangUpSignal(reply: FastifyReply): AbortSignal {
  const controller = new AbortController();
  reply.raw.once("close", () => {
    if (!reply.raw.writableFinished) controller.abort();
  });
  return controller.signal;
}

interface Answer {
  head: CompletionHead;
  model: AnsweringModel;
  input: ChatInput;
  signal: AbortSignal;
}

function streamAnswer(trainer: Trainer, { head, model, input, signal }: Answer): PassThrough {
  const body = new PassThrough();
  const send = (event: object | string) => body.write(`data: ${typeof event === "string" ? event : JSON.stringify(event)}\n\n`);
  const chunks = wireChunks(head, input.stream_options?.include_usage === true);
  send(chunks.start());
  trainer.generators
    .complete(model, toEngine(input, signal), (piece) => send(chunks.text(piece)))
    .then((completion) => {
      for (const chunk of chunks.end(completion)) send(chunk);
      send("[DONE]");
    })
    .catch((error: unknown) => {
      // The headers are gone: the error travels as the stream's last event, where the SDK throws it.
      if (!signal.aborted) send(reportError(trainer, error));
    })
    .finally(() => body.end());
  return body;
}

function reportError(trainer: Trainer, error: unknown) {
  const apiError = toApiError(error);
  if (apiError.status >= 500) trainer.log.error({ err: error }, "a completion failed");
  return apiError.toBody();
}

export function chatRoutes(app: FastifyInstance, trainer: Trainer): void {
  app.post("/v1/chat/completions", async (request: FastifyRequest, reply: FastifyReply) => {
    const input = chatInput.parse(request.body);
    refuseUnsupported(input);
    const model = await trainer.models.getAnswering(input.model);
    const head = { id: newCompletionId(), created: unixNow(), model: input.model };
    const signal = hangUpSignal(reply);
    if (input.stream === true) {
      reply.header("content-type", "text/event-stream; charset=utf-8").header("cache-control", "no-cache");
      return reply.send(streamAnswer(trainer, { head, model, input, signal }));
    }
    return wireCompletion(head, await trainer.generators.complete(model, toEngine(input, signal)));
  });
}
