import { isUnpriced } from "@/lib/deployments/is-unpriced";
import type { RequestRecord } from "@/lib/deployments/request-record";
import type { RoutedVariant } from "../routing/routing-table";
import type { ChatRequest } from "./chat-request";
import type { Ending } from "./exchange";

/** Of English about as many as a token has; other languages have fewer. */
const bytesPerToken = 4;
/** Where the protocol carries pictures, sounds and files: their letters are no tokens. */
const attachments = /"(?:url|data|file_data)"\s*:\s*"[^"]*"/g;

/**
 * What a request likely cost whose provider told no tokens: because the program hung up before they came, or because it never tells them in
 * streams. For budgets alone, which must not be got round by hanging up; the log keeps to what is known. Null where that is known, where
 * nothing was charged and where there is no price.
 */
export function estimateCost(
  { chat, served }: { chat: Pick<ChatRequest, "text">; served: Pick<RoutedVariant, "price" | "systemPrompt"> },
  { answer, letters = 0 }: Pick<Ending, "answer" | "letters">,
  record: Pick<RequestRecord, "costUsd" | "outcome" | "firstByteMs" | "promptTokens" | "completionTokens">,
): number | null {
  const { input, output } = served.price;
  if (!isUnpriced(record) || input === null || output === null) return null;
  const asked = () => Buffer.byteLength(chat.text.replace(attachments, "")) + Buffer.byteLength(served.systemPrompt);
  const promptTokens = record.promptTokens ?? Math.ceil(asked() / bytesPerToken);
  const completionTokens = record.completionTokens ?? Math.ceil(Math.max(Buffer.byteLength(answer), letters) / bytesPerToken);
  return (promptTokens * input + completionTokens * output) / 1e6;
}
