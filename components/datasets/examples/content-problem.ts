import { checkConversation } from "@/lib/datasets/check-conversation";
import { isJsonObject, parseJson } from "@/lib/datasets/examples/json-text";
import type { ExampleContent, Message } from "@/lib/datasets/schemas";

export interface ContentProblem {
  /** The turn that has it; "rejected" for the answer that is not preferred. */
  at: number | "rejected" | null;
  /** What is wrong and what to do. */
  words: string;
}

/** Why this cannot be saved yet, in words; such an example would teach silence or nonsense. */
export function contentProblem({ messages, rejected }: ExampleContent): ContentProblem | null {
  const last = messages.length - 1;
  for (const [at, message] of messages.entries()) {
    const words = turnProblem(message, at === last);
    if (words) return { at, words };
  }
  if (rejected && rejected.at(-1)?.content.trim() === "" && !rejected.at(-1)?.tool_calls?.length)
    return { at: "rejected", words: "The answer that is not preferred is empty. Write one, or take the pair apart." };
  const problem = checkConversation(messages);
  return problem && { at: null, words: problem.problem };
}

function turnProblem({ role, content, tool_calls: calls = [] }: Message, isAnswer: boolean): string | null {
  for (const { function: called } of calls) {
    if (called.name.trim() === "") return "A call has no name. Choose the function that the model calls.";
    if (!isJsonObject(parseJson(called.arguments)))
      return `The arguments of ${called.name} are not a JSON object. They look like {"order": 4102}: names in double quotes, no comma behind the last.`;
  }
  if (content.trim() !== "" || calls.length > 0) return null;
  if (isAnswer) return "The answer is empty. The model cannot learn from it; write one, or delete the example.";
  if (role === "tool") return "This result is empty. Write what the function answered, or remove the turn.";
  return "This message is empty. Write what was asked, or remove the turn.";
}
