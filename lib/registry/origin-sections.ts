import type { ReportSection } from "@/lib/evaluations/reports/report-document";
import { formatDateTime, formatDuration, formatMoney, formatNumber, formatTokens } from "@/lib/format";
import { routes } from "@/lib/routes";
import type { ModelCard } from "./schemas";

type Fact = [string, string, string?];

/** Which run made it, by which recipe, at which trainer, and the parameters as they were sent. */
export function originSections({ project, model, run, sent }: ModelCard): ReportSection[] {
  const prompt: Fact[] = model.systemPrompt ? [["Instruction", model.systemPrompt]] : [["Instruction", "None"]];
  const called: Fact[] = [
    ["Base model", model.baseModel],
    ["Called", `${model.trainerModel} at ${model.trainer.name}`],
  ];
  if (!run) return [{ title: "Where it comes from", lines: [notTrained(model)], facts: [...called, ...prompt] }];
  const { recipe, hyperparameters } = run;
  const asked = Object.entries(hyperparameters).flatMap(([name, value]) =>
    value === undefined || value === "auto" ? [] : [`${name} ${value}`],
  );
  const facts: Fact[] = [
    [
      "Run",
      `${run.number}, ${run.status}${model.checkpointStep === null ? "" : `, its checkpoint at step ${formatNumber(model.checkpointStep)}`}`,
      routes.run(project.id, run.id),
    ],
    ["Started by", `${run.createdBy ?? "nobody who is still here"}, ${formatDateTime(run.createdAt)}`],
    [
      "Recipe",
      recipe ? `${recipe.name}, revision ${recipe.revision}${recipe.isChanged ? ", with changes" : ""}` : "Set up for this run alone",
      ...(recipe ? [routes.recipe(project.id, recipe.id)] : []),
    ] as Fact,
    ["Trainer", run.trainer.name, routes.trainer(project.id, run.trainer.id)],
    ["Method", `${run.method}, ${run.objective}, seed ${run.seed}`],
    ["Asked for", asked.length > 0 ? `${asked.join(", ")}; the rest left to the trainer` : "Everything left to the trainer"],
    ["As sent", sent ? JSON.stringify(sent) : "Not kept: the run is from before launches were kept, or was never sent"],
    ...(run.trainedTokens === null ? [] : [["Learned", `${formatTokens(run.trainedTokens)} tokens`] satisfies Fact]),
    ...(run.trainSeconds === null ? [] : [["Trained for", formatDuration(run.trainSeconds * 1_000)] satisfies Fact]),
    ["Cost", run.costUsd === null ? "No price is known" : formatMoney(run.costUsd)],
  ];
  return [{ title: "Where it comes from", facts: [...facts, ...called, ...prompt] }];
}

function notTrained({ kind, approach }: ModelCard["model"]): string {
  if (kind === "imported") return "It was there before Hone and was found in a connected account: what it learned from is not known here.";
  if (approach === "few_shot") return "Nothing was trained: the base model is shown examples with every question.";
  return approach === "retrieval"
    ? "Nothing was trained: the base model is shown passages that were found for the question."
    : "Nothing was trained: the base model answers with an instruction alone.";
}
