import { embedTexts, type GradingContext } from "./call-model";
import { modelProblem } from "./model-problem";
import { notGraded } from "./not-graded";
import type { GraderOf, Score } from "./schemas";
import { passOrShare } from "./similarity";

/** How near two texts are in meaning: the cosine of their embeddings. */
export async function gradeEmbedding(
  context: GradingContext,
  target: string,
  answer: string,
  { embedder, passAt }: Pick<GraderOf<"embedding">, "embedder" | "passAt">,
): Promise<Score> {
  if (answer.trim() === "") return { score: 0, reason: "The answer is empty." };
  try {
    const { vectors, tokens, costUsd } = await embedTexts(context, embedder, [target, answer]);
    const [wanted, given] = vectors;
    const alike = wanted && given ? cosine(wanted, given) : null;
    if (alike === null) return notGraded("The model gave embeddings that cannot be compared.");
    return { ...passOrShare(alike, passAt, `${Math.round(alike * 100)}% alike in meaning`), tokens, costUsd };
  } catch (error) {
    return notGraded(`Could not be embedded: ${modelProblem(error, context.signal)}`);
  }
}

function cosine(a: readonly number[], b: readonly number[]): number | null {
  if (a.length !== b.length) return null;
  const dot = a.reduce((sum, value, index) => sum + value * (b[index] ?? 0), 0);
  const size = Math.sqrt(a.reduce((sum, value) => sum + value ** 2, 0) * b.reduce((sum, value) => sum + value ** 2, 0));
  return size > 0 && Number.isFinite(dot / size) ? dot / size : null;
}
