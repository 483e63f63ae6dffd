import type { Readable } from "node:stream";
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

function readWhole(body: Readable): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    body.on("data", (chunk: Buffer) => {
      size += chunk.byteLength;
      if (size <= mostAnswerBytes) chunks.push(chunk);
      else body.destroy(new UpstreamFailure("failed", "The answer is larger than 64 MB."));
    });
    body.once("end", () => resolve(Buffer.concat(chunks).toString("utf8")));
    body.once("error", reject);
  });
}
