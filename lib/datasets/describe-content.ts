import { countTokens } from "./count-tokens";
import { contentHashOf } from "./fingerprint";
import { answerOf, firstQuestion, turnsBetween } from "./message-texts";
import type { ExampleContent } from "./schemas";

/** What an example's columns say about its content; whoever writes the content writes these with it. */
export function describeContent(content: ExampleContent) {
  return {
    contentHash: contentHashOf(content),
    promptText: firstQuestion(content.messages),
    answerText: answerOf(content.messages),
    contextText: turnsBetween(content.messages),
    tokenCount: countTokens(content),
  };
}
