import { z } from "zod";
import { type Message, messageSchema } from "@/lib/datasets/schemas";
import { AppError, type FieldProblem } from "@/lib/errors";
import { mostPromptCases } from "./schemas";

const rowSchema = z.union([
  z.object({ messages: z.array(messageSchema).min(1) }).transform(({ messages }) => messages),
  z.object({ prompt: z.string().min(1) }).transform(({ prompt }): Message[] => [{ role: "user", content: prompt }]),
  z.array(messageSchema).min(1),
]);
const mostProblems = 20;

/** A prompt for each line, or a JSON conversation for each line; an answer at its end is left out. */
export function parsePrompts(text: string): Message[][] {
  const lines = text.split(/\r?\n/).map((line, index) => ({ text: line.trim(), number: index + 1 }));
  const filled = lines.filter((line) => line.text !== "");
  const isJson = /^[{[]/.test(filled[0]?.text ?? "");
  const problems: FieldProblem[] = [];
  const prompts = filled.flatMap((line) => {
    if (!isJson) return [[{ role: "user" as const, content: line.text }]];
    const prompt = withoutAnswer(readRow(line.text));
    if (prompt.length > 0) return [prompt];
    const problem = `Line ${line.number} is not a conversation. Write {"messages": [{"role": "user", "content": "…"}]}, or {"prompt": "…"}.`;
    problems.push({ field: "source.text", problem });
    return [];
  });
  const [first] = problems;
  if (first) throw new AppError("invalid", first.problem, problems.slice(0, mostProblems));
  if (prompts.length === 0) throw new AppError("invalid", "There is no prompt in this text. Write one in each line.");
  if (prompts.length > mostPromptCases)
    throw new AppError(
      "invalid",
      `These are ${prompts.length} prompts; at most ${mostPromptCases} fit here. Put them into a dataset and draw a sample.`,
    );
  return prompts;
}

function readRow(line: string): Message[] {
  try {
    return rowSchema.safeParse(JSON.parse(line)).data ?? [];
  } catch {
    return [];
  }
}

function withoutAnswer(messages: Message[]): Message[] {
  return messages.at(-1)?.role === "assistant" ? messages.slice(0, -1) : messages;
}
