import type { Evaluation } from "@/lib/evaluations/schemas";

/** What an evaluation is held against: what the person chose, else the same base model with a prompt alone. */
export function opponentOf(evaluation: Evaluation, others: readonly Evaluation[], chosenId: string | null): Evaluation | null {
  const rivals = rivalsOf(evaluation, others);
  const chosen = rivals.find(({ id }) => id === chosenId);
  if (chosen) return chosen;
  if (isPrompting(evaluation)) return null;
  const baselines = rivals.filter(isPrompting);
  return baselines.find(({ modelVersion }) => modelVersion.baseModel === evaluation.modelVersion.baseModel) ?? baselines[0] ?? null;
}

export function isPrompting({ modelVersion }: Evaluation): boolean {
  return modelVersion.kind === "baseline" && modelVersion.approach === "prompt";
}

/** Only answers to the same cases can be compared. */
export function rivalsOf(evaluation: Evaluation, others: readonly Evaluation[]): Evaluation[] {
  return others.filter(
    ({ id, benchmark, status }) =>
      id !== evaluation.id && benchmark.id === evaluation.benchmark.id && (status === "succeeded" || status === "stopped"),
  );
}
