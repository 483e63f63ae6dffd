"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { usePeople } from "@/components/datasets/examples/use-people";
import { LoadError } from "@/components/layout/load-error";
import { Page } from "@/components/layout/page";
import { MoveStage } from "@/components/models/move-stage";
import { StageHistory } from "@/components/models/stage-history";
import { StageMark } from "@/components/models/stage-mark";
import { PageHead } from "@/components/ui/page-head";
import { PageSkeleton } from "@/components/ui/page-skeleton";
import { formatDate } from "@/lib/format";
import { modelQuery } from "@/lib/models/hooks";
import type { ListedModel } from "@/lib/models/schemas";
import { routes } from "@/lib/routes";
import { ModelLineage } from "./model-lineage";
import { ModelScores } from "./model-scores";

/** One model version: where it stands, what it scored, and who moved it. */
export function ModelPage({ projectId, modelVersionId }: { projectId: string; modelVersionId: string }) {
  const { data: model, error, refetch } = useQuery(modelQuery(projectId, modelVersionId));
  const { may } = usePeople(projectId);

  if (!model)
    return (
      <Page>
        {error ? (
          <LoadError title="This model version could not be loaded." error={error} onRetry={refetch} />
        ) : (
          <PageSkeleton label="Loading the model version" />
        )}
      </Page>
    );

  return (
    <Page className="print:max-w-none print:p-0">
      <PageHead
        back={{ href: routes.models(projectId), label: "Models" }}
        title={model.name}
        mark={<StageMark stage={model.stage} />}
        lead={<Lead projectId={projectId} model={model} />}
        actions={
          may("launch") ? (
            <div className="print:hidden">
              <MoveStage projectId={projectId} model={model} />
            </div>
          ) : undefined
        }
      />
      <div className="mt-6 grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_360px]">
        <ModelScores projectId={projectId} modelVersionId={modelVersionId} />
        <StageHistory projectId={projectId} modelVersionId={modelVersionId} />
      </div>
      <ModelLineage projectId={projectId} modelVersionId={modelVersionId} />
    </Page>
  );
}

function Lead({ projectId, model }: { projectId: string; model: ListedModel }) {
  const { run, trainer, baseModel, serves, createdAt } = model;
  return (
    <>
      {baseModel} at {trainer.name},{" "}
      {run ? (
        <>
          made by{" "}
          <Link className="link" href={routes.run(projectId, run.id)}>
            run {run.number}
          </Link>
        </>
      ) : (
        "not trained here"
      )}
      , {formatDate(createdAt)}.{" "}
      {serves.map(({ deployment, isMain, share }) => (
        <span key={deployment.id}>
          {isMain ? "Serves" : share > 0 ? "Takes a part of" : "Stands in at"}{" "}
          <Link className="link" href={routes.deployment(projectId, deployment.id)}>
            {deployment.name}
          </Link>
          .{" "}
        </span>
      ))}
    </>
  );
}
