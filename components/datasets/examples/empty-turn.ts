import type { Message } from "@/lib/datasets/schemas";

/** The first message without text, in words; such an example would teach silence. */
export function emptyTurn(messages: readonly Message[]): string | null {
  const index = messages.findIndex(({ content }) => content.trim() === "");
  if (index === -1) return null;
  return index === messages.length - 1
    ? "The answer is empty. The model cannot learn from it; write one, or delete the example."
    : "This message is empty. Write what was asked, or delete the example.";
}
