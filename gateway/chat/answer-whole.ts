import type { ServerResponse } from "node:http";
import { answerOf, otherModel } from "@/lib/deployments/serving/completion";
import { askWhole } from "./ask-whole";
import { bodyFor } from "./chat-request";
import type { Ending, Exchange } from "./exchange";
import { keepFormat } from "./keep-format";
import { streamOf } from "./stream-of";
import { tryVariants } from "./try-variants";

/** Asks for the whole answer, looks at it, and says how it ended together with what is sent. */
export async function answerWhole(
  exchange: Exchange,
): Promise<{ ending: Ending; send: (response: ServerResponse, headers: Record<string, string>) => void }> {
  const { chat, deployment } = exchange;
  const whole = await tryVariants(exchange, (variant) => askWhole(exchange, variant, bodyFor(chat, variant, { asWhole: true })));
  const kept = await keepFormat(exchange, whole);
  const { completion } = kept.whole;
  const ending: Ending = {
    outcome: kept.problem && deployment.formatMode === "enforce" ? "format_failed" : "ok",
    status: 200,
    answer: answerOf(completion),
    promptTokens: kept.promptTokens,
    completionTokens: kept.completionTokens,
    format: kept.format,
    answeredModel: otherModel(exchange.served.trainerModel, completion.model),
    errorMessage: kept.problem,
  };
  return {
    ending,
    send(response, headers) {
      const isStream = chat.isStream;
      const body = isStream ? streamOf(completion, chat.wantsUsage) : kept.whole.text;
      const type = isStream ? "text/event-stream; charset=utf-8" : "application/json";
      response.writeHead(200, { ...headers, "content-type": type, "content-length": Buffer.byteLength(body) });
      response.end(body);
    },
  };
}
