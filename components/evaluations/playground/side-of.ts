/** One model's half of the table: everything that was said to it, and what it answered. */
export interface Side {
  modelVersionId: string;
  turns: { role: "user" | "assistant"; content: string }[];
  isWaiting: boolean;
  problem: string | null;
  /** "1.2 s, 40 tokens, $0.01"; empty before the first answer. */
  figures: string;
}

export const newSide = (modelVersionId: string): Side => ({ modelVersionId, turns: [], isWaiting: false, problem: null, figures: "" });

/** In any order, each as likely: whoever judges blindly must not learn who stands where. */
export function shuffled<T>(items: readonly T[], random: () => number = Math.random): T[] {
  const left = [...items];
  return items.flatMap(() => left.splice(Math.floor(random() * left.length), 1));
}
