import type { Grader, GraderOf } from "@/lib/evaluations/graders/schemas";

const key = "overall";

/** Weights by key; empty where the graders stand side by side. */
export function weightsOf(graders: readonly Grader[]): Record<string, number> {
  const weighted = graders.find((grader): grader is GraderOf<"weighted"> => grader.kind === "weighted");
  return Object.fromEntries(weighted?.parts.map((part) => [part.key, part.weight]) ?? []);
}

/** From two weights on there is one figure for all of them, and it leads the list. */
export function withWeights(graders: readonly Grader[], weights: Record<string, number>): Grader[] {
  const plain = graders.filter(({ kind }) => kind !== "weighted");
  const parts = plain.flatMap((grader) => {
    const weight = weights[grader.key] ?? 0;
    return weight > 0 ? [{ key: grader.key, weight }] : [];
  });
  return parts.length < 2 ? plain : [{ key, kind: "weighted", parts }, ...plain];
}
