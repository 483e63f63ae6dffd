import { type Completion, parseCompletion } from "@/lib/deployments/serving/completion";
import type { RoutedVariant } from "../routing/routing-table";
import { askUpstream, toFailure, UpstreamFailure } from "./ask-upstream";
import { type Exchange, elapsedMs } from "./exchange";

const mostAnswerBytes = 64 * 1024 * 1024;

export interface Whole {
  /** As the provider wrote it: this is what goes out. */
  text: string;
  completion: Completion;
}

export async function askWhole(exchange: Exchange, variant: RoutedVariant, body: string): Promise<Whole> {
  const { name } = variant.upstream;
  const answer = await askUpstream(variant, body, exchange.deployment.timeoutMs, exchange.signal);
  let text: string;
  try {
    text = await readWhole(answer.body);
  } catch (error) {
    exchange.signal.throwIfAborted();
    throw toFailure(error, name);
  }
  exchange.firstByteMs = elapsedMs(exchange);
  const completion = parseCompletion(text);
  if (!completion) throw new UpstreamFailure("failed", `${name} answered something that is no chat completion.`);
  return { text, completion };
}

async function readWhole(body: AsyncIterable<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.byteLength;
    if (size > mostAnswerBytes) throw new UpstreamFailure("failed", "The answer is larger than 64 MB.");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}
