import { once } from "node:events";
import type { ServerResponse } from "node:http";
import { otherModel } from "@/lib/deployments/serving/completion";
import { GatewayError } from "../http/gateway-error";
import type { RoutedVariant } from "../routing/routing-table";
import { askUpstream, toFailure, UpstreamFailure } from "./ask-upstream";
import { bodyFor } from "./chat-request";
import { createEventSplitter, dataOf } from "./event-splitter";
import { type Ending, type Exchange, elapsedMs } from "./exchange";
import { createStreamTap } from "./stream-tap";
import { tryVariants } from "./try-variants";

const doneEvent = "data: [DONE]\n\n";

interface Opened {
  variant: RoutedVariant;
  tap: ReturnType<typeof createStreamTap>;
  /** What may be given out, as it comes, without the end mark. */
  pieces: AsyncGenerator<string>;
  first: string;
}

/** Gives a stream out as it comes, whole events only. Returns how it ended; the end mark goes out only when that is written down. */
export async function relayStream(
  exchange: Exchange,
  response: ServerResponse,
  headersFor: () => Record<string, string>,
): Promise<{ ending: Ending; finish: () => void }> {
  const { variant, tap, pieces, first } = await tryVariants(exchange, (candidate) => open(exchange, candidate));
  exchange.firstByteMs = elapsedMs(exchange);
  response.writeHead(200, { ...headersFor(), "content-type": "text/event-stream; charset=utf-8", "cache-control": "no-cache" });
  let failure: UpstreamFailure | null = null;
  try {
    await give(response, first, exchange.signal);
    for await (const piece of pieces) await give(response, piece, exchange.signal);
    if (tap.error) failure = new UpstreamFailure("failed", `${variant.upstream.name} failed in the middle of its answer.`);
    else if (!tap.isFinished) failure = new UpstreamFailure("broken", `${variant.upstream.name} broke off in the middle of its answer.`);
  } catch (error) {
    // Its provider charges for what came until then, whether anybody read it or not.
    if (exchange.signal.aborted) return { ending: { outcome: "client_left", status: 499, ...heardBy(tap) }, finish: () => undefined };
    failure = toFailure(error, variant.upstream.name);
  }
  const heard = heardBy(tap);
  if (failure) {
    const words = `${failure.message} What came so far is not the whole answer.`;
    const body = new GatewayError(502, "upstream_broke_off", words).toBody();
    // The head said 200 already: where the provider told of its error itself, that went out; otherwise it is told here, as the last event.
    const last = tap.error ? "" : `data: ${JSON.stringify(body)}\n\n`;
    const said = tap.error === null ? null : variant.upstream.withoutKey(tap.error);
    const ending: Ending = { outcome: "failed", status: 502, ...heard, errorMessage: said ?? failure.message };
    return { ending, finish: () => response.end(last) };
  }
  const problem = exchange.deployment.checkAnswer?.(heard.answer);
  const ending: Ending = {
    outcome: "ok",
    status: 200,
    ...heard,
    format: problem === undefined ? null : problem === null ? "valid" : "invalid",
    answeredModel: otherModel(variant.trainerModel, tap.model),
  };
  return { ending, finish: () => response.end(doneEvent) };
}

const heardBy = (tap: ReturnType<typeof createStreamTap>) => ({
  answer: tap.answer(),
  letters: tap.letters,
  promptTokens: tap.promptTokens,
  completionTokens: tap.completionTokens,
});

/** Ready when the first event is there: until then another variant may take over. */
async function open(exchange: Exchange, variant: RoutedVariant): Promise<Opened> {
  const { chat, deployment, signal } = exchange;
  const answer = await askUpstream(variant, bodyFor(chat, variant, { asWhole: false }), deployment.timeoutMs, signal);
  const tap = createStreamTap();
  const hidesUsage = variant.upstream.countsStreams && !chat.wantsUsage;
  const pieces = piecesOf(answer.body, tap, hidesUsage, variant.upstream.withoutKey);
  try {
    const first = await pieces.next();
    if (first.done) throw new UpstreamFailure("failed", `${variant.upstream.name} answered nothing.`);
    if (tap.error) throw new UpstreamFailure("failed", `${variant.upstream.name} failed: ${variant.upstream.withoutKey(tap.error)}`);
    return { variant, tap, pieces, first: first.value };
  } catch (error) {
    signal.throwIfAborted();
    throw toFailure(error, variant.upstream.name);
  }
}

async function* piecesOf(
  body: AsyncIterable<Uint8Array>,
  tap: ReturnType<typeof createStreamTap>,
  hidesUsage: boolean,
  withoutKey: (text: string) => string,
): AsyncGenerator<string> {
  const splitter = createEventSplitter();
  for await (const chunk of body) {
    let piece = "";
    for (const event of splitter.push(chunk)) {
      const data = dataOf(event);
      if (data === "[DONE]") continue;
      const isUsageAlone = data !== null && tap.hear(data).isUsageAlone;
      if (!(isUsageAlone && hidesUsage)) piece += tap.error ? withoutKey(event) : event;
    }
    if (piece !== "") yield piece;
  }
}

/** Waits for a slow reader instead of piling up what it has not read. */
async function give(response: ServerResponse, piece: string, signal: AbortSignal): Promise<void> {
  if (!response.write(piece)) await once(response, "drain", { signal });
}
