import { setImmediate } from "node:timers/promises";
import { countTokens } from "@/lib/datasets/count-tokens";
import type { Message } from "@/lib/datasets/schemas";
import type { Inspection } from "../schemas";

const mostNamed = 20;
const rowsAtOnce = 50;

/** What the protocol's file rules refuse, found before anything is sent. Tokens are counted under o200k_base: an estimate for open models. */
export async function inspectLocally(conversations: AsyncIterable<Message[]>): Promise<Inspection> {
  const sum: Inspection = { exampleCount: 0, tokens: 0, longestExample: 0, contextLength: null, problems: [], problemCount: 0 };
  for await (const messages of conversations) {
    const message = findProblem(messages);
    if (message) {
      sum.problemCount++;
      if (sum.problems.length < mostNamed) sum.problems.push({ row: sum.exampleCount, message });
    }
    const tokens = countTokens({ messages, tools: null, rejected: null });
    sum.exampleCount++;
    sum.tokens += tokens;
    sum.longestExample = Math.max(sum.longestExample, tokens);
    // Counting is slow, and this process answers others too.
    if (sum.exampleCount % rowsAtOnce === 0) await setImmediate();
  }
  return sum;
}

function findProblem(messages: Message[]): string | null {
  const last = messages.at(-1);
  if (last?.role !== "assistant") return "The last message is not the assistant’s, so there is no answer to learn.";
  if (!last.content.trim() && !last.tool_calls?.length) return "The answer is empty.";
  if (!messages.some(({ role }) => role === "user")) return "Nobody asks: there is no message of a user.";
  if (messages.slice(1).some(({ role }) => role === "system")) return "The instruction is not the first message.";
  return null;
}
