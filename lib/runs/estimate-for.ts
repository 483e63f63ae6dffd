import { formatCount } from "@/lib/format";
import type { BaseModel, Estimate } from "@/lib/trainers/schemas";
import type { Trainer } from "@/lib/trainers/trainer";
import { likelySeconds } from "./pace";
import type { CompleteRecipe } from "./plan-run";
import { contextLimit } from "./previews/context-limit";
import type { VersionInspection } from "./previews/inspect-version";
import { summarizeFigures } from "./previews/summarize-figures";
import { readTimedRuns } from "./read-timed-runs";

interface Look {
  baseModel: BaseModel;
  train: VersionInspection;
  /** Null where nothing is held back. */
  validation: VersionInspection | null;
}

/** What the run takes there. A trainer that cannot say how long is judged by what it took before. */
export async function estimateFor(trainer: Trainer, recipe: CompleteRecipe, { baseModel, train, validation }: Look): Promise<Estimate> {
  const limit = contextLimit(recipe.hyperparameters, baseModel, train.about);
  const { rowCount, tokens, longest } = summarizeFigures(train.figures, limit);
  const { method, objective, hyperparameters } = recipe;
  const extraTokens = ({ pairTokens }: VersionInspection) => (objective === "dpo" ? pairTokens : 0);
  const estimate = await trainer.estimate({
    ...{ baseModel: baseModel.id, method, objective, hyperparameters },
    exampleCount: rowCount,
    tokens: tokens + extraTokens(train),
    validationTokens: validation ? summarizeFigures(validation.figures, limit).tokens + extraTokens(validation) : 0,
    longestExample: Math.min(longest, limit ?? longest),
  });
  if (estimate.seconds) return estimate;
  const runs = await readTimedRuns(trainer.id, baseModel.id);
  const seconds = likelySeconds(runs, estimate.tokens);
  const time = seconds
    ? `The time is from ${formatCount(runs.length, "run")} before yours there.`
    : "How long it takes is not known: no run before yours ended well there.";
  return { ...estimate, seconds, formula: `${estimate.formula} ${time}` };
}
