import Link from "next/link";
import { DefinitionList } from "@/components/ui/definition-list";
import { SectionHead } from "@/components/ui/section-head";
import { formatDateTime, formatMeasure, formatNumber } from "@/lib/format";
import { routes } from "@/lib/routes";
import type { Run } from "@/lib/runs/schemas";
import { parameterNames, parameterWords } from "./parameter-words";
import { methodWords } from "./run-words";

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
      <SectionHead title="Made from" className="mb-2" />
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
          { term: "Learns from", detail: <span className="num">{formatNumber(datasetVersion.trainCount)}</span> },
          { term: "Base model", detail: run.baseModel },
          { term: "Method", detail: methodWords[run.method] },
          ...chosen,
          ...(run.systemPrompt ? [{ term: "Instruction", detail: run.systemPrompt }] : []),
          { term: "Seed", detail: <span className="num">{run.seed}</span> },
          { term: "Trainer", detail: run.trainer.name },
          { term: "Started by", detail: `${run.createdBy ?? "Hone"}, ${formatDateTime(run.createdAt)}` },
        ]}
      />
    </section>
  );
}
