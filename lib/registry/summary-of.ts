import type { ModelCard } from "./schemas";

/** Every score with its interval, against whom it was held, and how far its judges agree with people. */
export function summaryOf({ model, evaluations, decisions }: ModelCard) {
  return {
    format: "hone-evaluations/1",
    model: model.name,
    evaluations: evaluations.map(({ evaluation, against, judges }) => ({
      id: evaluation.id,
      benchmark: { id: evaluation.benchmark.id, name: evaluation.benchmark.name, version: evaluation.benchmark.version },
      caseCount: evaluation.caseCount,
      finishedAt: evaluation.finishedAt,
      scores: evaluation.scores,
      ungraded: evaluation.ungraded,
      seenInTraining: evaluation.leak,
      against: against && { name: against.name, ...against.verdict },
      judges,
    })),
    decisions,
  };
}
