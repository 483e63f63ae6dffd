import Link from "next/link";
import { DefinitionList } from "@/components/ui/definition-list";
import { SectionHead } from "@/components/ui/section-head";
import { formatDateTime, formatMeasure, formatNumber } from "@/lib/format";
import { routes } from "@/lib/routes";
import type { Run } from "@/lib/runs/schemas";
import { subsetWords } from "@/lib/runs/subset-words";
import { methodWords, objectiveWords } from "@/lib/trainers/method-words";
import { parameterNames, parameterWords } from "@/lib/trainers/parameter-words";
import { SaveRunRecipe } from "./save-run-recipe";

function learnsFrom({ trainPercent, subsetSeed, trainCount, datasetVersion }: Run): string {
  if (trainPercent === 100) return formatNumber(datasetVersion.trainCount);
  if (trainCount === null) return `${trainPercent}% of ${formatNumber(datasetVersion.trainCount)}, drawn with seed ${subsetSeed}`;
  return subsetWords({ trainPercent, subsetSeed }, trainCount, datasetVersion.trainCount);
}

/** What the run came out of: enough to make it again. */
export function MadeFrom({ projectId, run }: { projectId: string; run: Run }) {
  const { datasetVersion, hyperparameters } = run;
  const chosen = parameterNames.flatMap((name) => {
    const value = hyperparameters[name];
    if (value === "auto" || (run.method === "full" && parameterWords[name].loraOnly)) return [];
    return [
      {
        term: parameterWords[name].label,
        detail: <span className="num">{Number.isInteger(value) ? formatNumber(value) : formatMeasure(value)}</span>,
      },
    ];
  });

  return (
    <section>
      <SectionHead title="Made from" className="mb-2" actions={<SaveRunRecipe projectId={projectId} run={run} />} />
      <DefinitionList
        items={[
          {
            term: "Examples",
            detail: (
              <Link className="link" href={routes.datasetVersions(projectId, datasetVersion.datasetId)}>
                {datasetVersion.datasetName} {datasetVersion.number}
              </Link>
            ),
          },
          ...(run.recipe
            ? [
                {
                  term: "Recipe",
                  detail: (
                    <>
                      <Link className="link" href={routes.recipe(projectId, run.recipe.id)}>
                        {run.recipe.name}
                      </Link>
                      {run.recipe.isChanged && <span className="hint"> with changes</span>}
                    </>
                  ),
                },
              ]
            : []),
          ...(run.sweep
            ? [
                {
                  term: "Part of",
                  detail: (
                    <Link className="link" href={routes.sweep(projectId, run.sweep.id)}>
                      sweep {run.sweep.number}
                    </Link>
                  ),
                },
              ]
            : []),
          { term: "Learns from", detail: <span className="num">{learnsFrom(run)}</span> },
          { term: "Base model", detail: run.baseModel },
          { term: "Method", detail: methodWords[run.method] },
          ...(run.objective === "dpo" ? [{ term: "Learns", detail: objectiveWords.dpo }] : []),
          ...chosen,
          ...(run.systemPrompt ? [{ term: "Instruction", detail: run.systemPrompt }] : []),
          ...(run.restartOf
            ? [
                {
                  term: "Takes up",
                  detail: (
                    <Link className="link" href={routes.run(projectId, run.restartOf.id)}>
                      Run {run.restartOf.number}
                    </Link>
                  ),
                },
              ]
            : []),
          { term: "Seed", detail: <span className="num">{run.seed}</span> },
          { term: "Trainer", detail: run.trainer.name },
          { term: "Started by", detail: `${run.createdBy ?? "Hone"}, ${formatDateTime(run.createdAt)}` },
        ]}
      />
    </section>
  );
}
