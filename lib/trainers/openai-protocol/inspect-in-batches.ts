import type OpenAI from "openai";
import type { Message } from "@/lib/datasets/schemas";
import type { Inspection } from "../schemas";
import { wireInspection } from "./wire";

const mostRows = 20_000;
const mostCharacters = 8_000_000;

/** Sends the rows in pieces that fit a request and adds the answers up. */
export async function inspectInBatches(
  client: OpenAI,
  target: Record<string, string | number>,
  conversations: AsyncIterable<Message[]>,
): Promise<Inspection> {
  const sum: Inspection = { exampleCount: 0, tokens: 0, longestExample: 0, contextLength: 0, problems: [], problemCount: 0 };
  let batch: { messages: Message[] }[] = [];
  let characters = 0;
  let sent = 0;

  async function send(): Promise<void> {
    if (batch.length === 0) return;
    const answer = wireInspection.parse(await client.post("/hone/inspect", { body: { ...target, examples: batch }, timeout: 300_000 }));
    sum.problems.push(...answer.problems.map(({ row, message }) => ({ row: sent + row - 1, message })));
    sum.exampleCount += answer.examples;
    sum.tokens += answer.tokens;
    sum.longestExample = Math.max(sum.longestExample, answer.longest_example);
    sum.contextLength = answer.context_length;
    sum.problemCount += answer.problem_count;
    sent += batch.length;
    batch = [];
    characters = 0;
  }

  for await (const messages of conversations) {
    batch.push({ messages });
    for (const { content } of messages) characters += content.length;
    if (batch.length >= mostRows || characters >= mostCharacters) await send();
  }
  await send();
  return sum;
}
