import type { RequestRecord, ShadowRecord } from "@/lib/deployments/request-record";
import { answerOf } from "@/lib/deployments/serving/completion";
import { UpstreamFailure } from "../chat/ask-upstream";
import { askWhole } from "../chat/ask-whole";
import { bodyFor } from "../chat/chat-request";
import { cleanerOf } from "../chat/cleaner-of";
import { costOf } from "../chat/cost-of";
import { cutTo } from "../chat/cut-to";
import { type Exchange, elapsedMs } from "../chat/exchange";
import type { RoutedVariant } from "../routing/routing-table";

interface Mirrored {
  variant: RoutedVariant;
  served: RequestRecord;
  stop: AbortSignal;
}

const mostKept = 256 * 1024;

/** Asks once, for the whole answer, as long as the deployment waits. A stream that was served is mirrored without streaming. */
export async function askShadow(exchange: Exchange, { variant, served, stop }: Mirrored): Promise<Omit<ShadowRecord, "dropped">> {
  const { deployment, chat } = exchange;
  const limit = AbortSignal.timeout(deployment.timeoutMs);
  const own: Exchange = { ...exchange, served: variant, startedAt: performance.now(), signal: AbortSignal.any([stop, limit]) };
  const kept = (words: string) => cutTo(cleanerOf(deployment)(words), 2_000);
  const about = {
    type: "shadow" as const,
    id: exchange.id,
    projectId: deployment.projectId,
    deploymentId: deployment.id,
    variantId: variant.id,
    servedVariantId: served.servedVariantId,
    at: exchange.at,
    served: { outcome: served.outcome, latencyMs: served.latencyMs, costUsd: served.costUsd, format: served.format },
  };
  try {
    const { completion } = await askWhole(own, variant, bodyFor(chat, variant, { asWhole: true }));
    const [promptTokens, completionTokens] = [completion.usage?.prompt_tokens ?? null, completion.usage?.completion_tokens ?? null];
    const message = completion.choices[0]?.message;
    const problem = message && !message.tool_calls?.length ? deployment.checkAnswer?.(message.content ?? "") : undefined;
    const answer = answerOf(completion);
    return {
      ...about,
      outcome: "ok",
      latencyMs: elapsedMs(own),
      promptTokens,
      completionTokens,
      costUsd: costOf(variant.price, promptTokens, completionTokens),
      format: problem === undefined ? null : problem === null ? "valid" : "invalid",
      errorMessage: problem ? kept(problem) : null,
      // Kept where the served one is: one choice for both, or they could not be read side by side.
      answer: served.content && answer.length <= mostKept ? cleanerOf(deployment)(answer) : null,
    };
  } catch (error) {
    const isLate = limit.aborted && !stop.aborted;
    if (!isLate && !(error instanceof UpstreamFailure)) throw error;
    const isRefused = error instanceof UpstreamFailure && error.kind === "refused_request";
    const nothing = { promptTokens: null, completionTokens: null, costUsd: null, format: null, answer: null };
    return {
      ...about,
      ...nothing,
      outcome: isRefused ? "refused" : "failed",
      latencyMs: elapsedMs(own),
      errorMessage: kept(error instanceof UpstreamFailure ? error.message : `${variant.upstream.name} did not answer in time.`),
    };
  }
}
