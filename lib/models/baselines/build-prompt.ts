import type { Message } from "@/lib/datasets/schemas";
import { withSystemPrompt } from "@/lib/runs/with-system-prompt";
import type { Shown } from "./read-shown";

const passagesSay = "Answer from these passages where they help. They are numbered by how well they fit the question.";

/** The instruction, then what is shown, then the question. What is most like the question stands next to it. */
export function buildPrompt(messages: Message[], systemPrompt: string, shown: Shown | null, count: number): Message[] {
  const asked = withSystemPrompt(messages, systemPrompt);
  if (!shown || count === 0) return asked;
  const firstTurn = asked.findIndex(({ role }) => role !== "system");
  const [instruction, turns] = [asked.slice(0, firstTurn), asked.slice(firstTurn)];
  if (shown.kind === "examples") return [...instruction, ...shown.examples.slice(0, count).reverse().flat().map(withoutWeight), ...turns];
  const passages = shown.passages.slice(0, count).map(({ title, text }, index) => `[${index + 1}] ${title ? `${title}: ` : ""}${text}`);
  if (passages.length === 0) return asked;
  const said = instruction.map(({ content }) => content).filter((content) => content !== "");
  return [{ role: "system", content: [...said, passagesSay, ...passages].join("\n\n") }, ...turns];
}

/** Only training reads it. */
function withoutWeight({ weight: _, ...message }: Message): Message {
  return message;
}
